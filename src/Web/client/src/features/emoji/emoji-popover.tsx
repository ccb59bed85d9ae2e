import { Popover } from 'radix-ui';
import { Suspense, type ReactNode } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { lazily } from '@/shared/ui/lazily';
import { returnFocus } from '@/shared/ui/return-focus';

const EmojiPicker = lazily(() => import('./emoji-picker'));

interface EmojiPopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  trigger: ReactNode;
}

/** The picker and its words come when they are asked for. */
export function EmojiPopover({ open, onOpenChange, onPick, trigger }: EmojiPopoverProps) {
  const { t } = useWords();
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label={t('emoji.label')} align="start" side="top" sideOffset={6} collisionPadding={8} onCloseAutoFocus={returnFocus} className="pop-in z-40 w-[17.5rem] rounded-lg bg-raised shadow-pop">
          <Suspense fallback={<div className="h-80" />}>
            <EmojiPicker onPick={onPick} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
