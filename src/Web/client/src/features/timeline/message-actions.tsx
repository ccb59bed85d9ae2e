import { Reply, SmilePlus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import type { Reaction } from './thread';
import { useThreadActions } from './thread-actions';

const EmojiPicker = lazy(() => import('@/features/emoji/emoji-picker'));
const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

interface MessageActionsProps {
  sequence: number;
  reactions: readonly Reaction[];
}

/** React and quote, beside a message: there when the pointer or the keyboard is. */
export function MessageActions({ sequence, reactions }: MessageActionsProps) {
  const { t } = useWords();
  const { canWrite, quote } = useThreadActions();
  if (!canWrite) return null;
  return (
    <div role="group" aria-label={t('messageActions.of')} className="flex shrink-0 items-center self-center opacity-0 transition-opacity duration-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-70">
      <ReactButton sequence={sequence} own={reactions.find((reaction) => reaction.own)?.emoji ?? null} />
      <IconButton side="top" label={t('messageActions.quote')} icon={<Reply aria-hidden size={14} />} onClick={() => quote(sequence)} className="!size-6 text-ink-3" />
    </div>
  );
}

function ReactButton({ sequence, own }: { sequence: number; own: string | null }) {
  const { t } = useWords();
  const { react } = useThreadActions();
  const [open, setOpen] = useState<'closed' | 'quick' | 'all'>('closed');
  const choose = (emoji: string) => {
    setOpen('closed');
    react(sequence, emoji === own ? null : emoji);
  };
  return (
    <Popover.Root open={open !== 'closed'} onOpenChange={(next) => setOpen(next ? 'quick' : 'closed')}>
      <Popover.Trigger asChild><IconButton side="top" label={t('messageActions.react')} icon={<SmilePlus aria-hidden size={14} />} className="!size-6 text-ink-3" /></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label={t('messageActions.react')} side="top" sideOffset={4} collisionPadding={8} className={classes('pop-in z-40 rounded-lg bg-raised shadow-pop', open === 'all' && 'w-[17.5rem]')}>
          {open === 'all'
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
                <IconButton side="top" label={t('messageActions.moreEmoji')} icon={<SmilePlus aria-hidden size={16} />} onClick={() => setOpen('all')} className="!size-8" />
              </div>
            )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
