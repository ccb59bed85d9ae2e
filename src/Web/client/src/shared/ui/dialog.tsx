import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from './button';
import { classes } from './classes';
import { IconButton } from './icon-button';
import { useLeaveGuard } from './leave-guard';
import { returnFocus } from './return-focus';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** A sheet comes from the right edge and is as high as the window. */
  sheet?: boolean;
  /** It has several columns. */
  wide?: boolean;
}

/** What stands in front of the page. Neither Escape, the cross or a click beside it nor the end of the tab throws away what was written in its forms unasked. */
export function Dialog({ open, onOpenChange, title, children, sheet = false, wide = false }: DialogProps) {
  const { t } = useWords();
  const writing = useWriting();
  const [asking, setAsking] = useState(false);
  useLeaveGuard(open, writing.isUnsaved);
  const leave = () => {
    if (writing.isUnsaved()) setAsking(true);
    else onOpenChange(false);
  };
  const goOn = () => {
    setAsking(false);
    writing.resume();
  };
  return (
    <Radix.Root open={open} onOpenChange={leave}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          // Focused on the close button, its tooltip would open and take the first Escape. A form begins at its first field.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            setAsking(false);
            if (!(event.currentTarget instanceof HTMLElement)) return;
            const field = event.currentTarget.querySelector<HTMLElement>('form input:not([type=file]), form select, form textarea');
            (field ?? event.currentTarget).focus();
          }}
          onCloseAutoFocus={returnFocus}
          onFocus={writing.onFocus}
          // A field in it that is written in place takes its own Escape; the question's is not to leave.
          onEscapeKeyDown={(event) => {
            if (asking || (event.target instanceof Element && event.target.closest('[data-keeps-escape]'))) event.preventDefault();
            if (asking) goOn();
          }}
          className={sheet
            ? 'fixed inset-y-0 right-0 z-30 flex w-80 max-w-[calc(100vw-40px)] flex-col bg-surface shadow-pop outline-none'
            : classes('pop-in fixed top-[10vh] left-1/2 z-30 flex max-h-[80vh] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-raised shadow-pop outline-none', wide ? 'w-[56rem]' : 'w-[36rem]')}
        >
          <header className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-3 pl-4">
            <Radix.Title className="text-sm font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {asking && (
            <div role="alertdialog" aria-label={t('unsaved.title')} className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line bg-waiting-tint px-4 py-3">
              <p className="flex-1 text-xs text-ink">{t('unsaved.title')}</p>
              <Button look="ghost" onClick={() => onOpenChange(false)}>{t('unsaved.discard')}</Button>
              {/* eslint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a key or a click */}
              <Button autoFocus onClick={goOn}>{t('unsaved.goOn')}</Button>
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const WRITTEN = 'form textarea, form input:not([type]), form input[type=text], form input[type=email], form input[type=url], form input[type=tel]';
type Written = HTMLInputElement | HTMLTextAreaElement;

/** Which fields of forms hold something else than what they had when the keyboard came to them; what is kept until it is done anyway is not asked about. */
function useWriting() {
  const before = useRef(new Map<Written, string>());
  const last = useRef<Written>(null);
  return {
    onFocus: ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !target.matches(WRITTEN)) return;
      last.current = target;
      if (!before.current.has(target)) before.current.set(target, target.value);
    },
    isUnsaved: () => [...before.current].some(([field, value]) => field.isConnected && !field.closest('[data-kept]') && field.value.trim() !== '' && field.value !== value),
    resume: () => last.current?.focus(),
  };
}

/** What ends a dialog stays in sight, however long the dialog is. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-4 py-3">{children}</footer>;
}
