import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createStore, useStore } from '@/shared/state/store';
import { useWords } from '@/shared/i18n/use-words';

export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

export interface ToastOptions {
  /** Takes back what the sentence tells; offered as a button and to {@link undoLast}. */
  readonly undo?: (() => void) | undefined;
  /** Something else to do about it. */
  readonly action?: ToastAction | undefined;
}

interface Toast extends ToastOptions {
  readonly id: number;
  readonly text: string;
}

const SHOWN_FOR = 7000;
const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

/** Says one sentence about something that just happened, and how to take it back where that is possible. */
export function toast(text: string, options: ToastOptions = {}): void {
  const id = ++lastId;
  toasts.update((shown) => [...shown.filter((other) => other.text !== text).slice(-2), { id, text, ...options }]);
}

/** Takes the last thing back that can be; false when there is none on screen. */
export function undoLast(): boolean {
  const last = toasts.get().findLast((shown) => shown.undo);
  if (!last) return false;
  dismiss(last.id);
  last.undo?.();
  return true;
}

const dismiss = (id: number) => toasts.update((shown) => shown.filter((other) => other.id !== id));

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 top-14 z-50 flex flex-col items-center gap-2 px-4">
      {shown.map((toast) => <ToastCard key={toast.id} {...toast} />)}
    </div>
  );
}

/** It stays while the pointer or the keyboard is on it. */
function ToastCard({ id, text, undo, action }: Toast) {
  const { t } = useWords();
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const stays = isPointedAt || hasFocus;
  useEffect(() => {
    if (stays) return;
    const end = setTimeout(() => dismiss(id), SHOWN_FOR);
    return () => clearTimeout(end);
  }, [id, stays]);
  const button = action ?? (undo && { label: t('common.undo'), act: undo });
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only waits: what can be done is its buttons
    <div
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      className="pop-in pointer-events-auto flex max-w-md items-center gap-2 rounded-lg bg-raised py-2 pr-2 pl-3 text-sm text-ink shadow-pop"
    >
      <span className="flex-1">{text}</span>
      {button && (
        <button
          type="button"
          onClick={() => {
            dismiss(id);
            button.act();
          }}
          className="h-6 rounded px-1.5 font-medium text-accent-ink hover:bg-hover"
        >
          {button.label}
        </button>
      )}
      <button type="button" aria-label={t('common.dismiss')} onClick={() => dismiss(id)} className="inline-flex size-6 items-center justify-center rounded text-ink-3 hover:bg-hover hover:text-ink">
        <X aria-hidden size={14} />
      </button>
    </div>
  );
}
