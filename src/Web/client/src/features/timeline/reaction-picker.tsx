import { SmilePlus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Suspense, useState, type RefObject } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { returnFocus } from '@/shared/ui/return-focus';

const EmojiPicker = lazily(() => import('@/features/emoji/emoji-picker'));
const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

interface ReactionPickerProps {
  /** The button that it belongs to, which toggles it. */
  anchor: RefObject<HTMLElement | null>;
  own: string | null;
  onChoose: (emoji: string) => void;
  onClose: () => void;
}

/** The usual reactions, and behind them all others. */
export default function ReactionPicker({ anchor, own, onChoose, onClose }: ReactionPickerProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const choose = (emoji: string) => {
    onClose();
    onChoose(emoji);
  };
  const isAnchor = (target: EventTarget | null) => target instanceof Node && anchor.current?.contains(target);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          aria-label={t('messageActions.react')}
          side="top"
          sideOffset={4}
          collisionPadding={8}
          onPointerDownOutside={(event) => {
            if (isAnchor(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={returnFocus}
          className={classes('pop-in z-40 rounded-lg bg-raised shadow-pop', all && 'w-[17.5rem]')}
        >
          {all
            ? <Suspense fallback={<div className="h-80" />}><EmojiPicker onPick={choose} /></Suspense>
            : (
              <div className="flex p-1">
                {QUICK.map((emoji) => (
                  <button
                    key={emoji}
                    type="button"
                    aria-pressed={emoji === own}
                    aria-label={emoji === own ? t('messageActions.takeBack', { emoji }) : t('messageActions.reactWith', { emoji })}
                    onClick={() => choose(emoji)}
                    className="inline-flex size-8 items-center justify-center rounded text-lg hover:bg-hover aria-pressed:bg-pressed"
                  >
                    {emoji}
                  </button>
                ))}
                <IconButton side="top" label={t('messageActions.moreEmoji')} icon={<SmilePlus aria-hidden size={16} />} onClick={() => setAll(true)} className="!size-8" />
              </div>
            )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
