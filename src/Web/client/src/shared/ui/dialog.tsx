import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from './classes';
import { IconButton } from './icon-button';

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

export function Dialog({ open, onOpenChange, title, children, sheet = false, wide = false }: DialogProps) {
  const { t } = useWords();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          // Focused on the close button, its tooltip would open and take the first Escape. A form begins at its first field.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (!(event.currentTarget instanceof HTMLElement)) return;
            const field = event.currentTarget.querySelector<HTMLElement>('form input:not([type=file]), form select, form textarea');
            (field ?? event.currentTarget).focus();
          }}
          // A field in it that is written in place takes its own Escape.
          onEscapeKeyDown={(event) => {
            if (event.target instanceof Element && event.target.closest('[data-keeps-escape]')) event.preventDefault();
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
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What ends a dialog stays in sight, however long the dialog is. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-4 py-3">{children}</footer>;
}
