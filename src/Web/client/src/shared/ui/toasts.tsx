import { X } from 'lucide-react';
import { createStore, useStore } from '@/shared/state/store';
import { useWords } from '@/shared/i18n/use-words';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_FOR = 7000;
const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

/** Says one sentence about something that just went otherwise than the agent wanted. */
export function toast(text: string): void {
  const id = ++lastId;
  toasts.update((shown) => [...shown.filter((other) => other.text !== text).slice(-2), { id, text }]);
  setTimeout(() => dismiss(id), SHOWN_FOR);
}

const dismiss = (id: number) => toasts.update((shown) => shown.filter((other) => other.id !== id));

export function Toasts() {
  const { t } = useWords();
  const shown = useStore(toasts);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 top-14 z-50 flex flex-col items-center gap-2 px-4">
      {shown.map(({ id, text }) => (
        <div key={id} className="pop-in pointer-events-auto flex max-w-md items-center gap-2 rounded-lg bg-raised py-2 pr-2 pl-3 text-sm text-ink shadow-pop">
          <span className="flex-1">{text}</span>
          <button type="button" aria-label={t('common.dismiss')} onClick={() => dismiss(id)} className="inline-flex size-6 items-center justify-center rounded text-ink-3 hover:bg-hover hover:text-ink">
            <X aria-hidden size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
