import type { ReactNode } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import type { Reaction } from './thread';

interface BubbleProps {
  own: boolean;
  author: ReactNode;
  below: ReactNode;
  after?: ReactNode;
  /** Stands beside the body, on its inner side. */
  beside?: ReactNode;
  reactions?: readonly Reaction[];
  faded?: boolean;
  children: ReactNode;
}

/** A message's body: the customer's at the left, ours at the right, each with its tint, the time underneath (S0-05, S0-06). */
export function Bubble({ own, author, below, after, beside, reactions = [], faded = false, children }: BubbleProps) {
  const { t } = useWords();
  return (
    <div className={classes('group/message flex flex-col px-4', own ? 'items-end' : 'items-start', author ? 'pt-3' : 'pt-1')}>
      {author && <div className="mb-1 px-0.5 text-xs font-medium text-ink-2">{author}</div>}
      <div className={classes('flex w-full gap-1', own && 'flex-row-reverse')}>
        <div className={classes('relative max-w-[min(34rem,calc(100%-3.5rem))] min-w-0 rounded-lg px-3 py-2 text-base', own ? 'bg-outbound' : 'bg-inbound', faded && 'opacity-70', reactions.length > 0 && 'mb-2')}>
          {children}
          {reactions.length > 0 && (
            <span aria-label={t('thread.reactions', { emoji: reactions.map(({ emoji }) => emoji).join(' ') })} role="img" className={classes('absolute -bottom-3 rounded-full bg-raised px-1.5 text-sm shadow-pop', own ? 'left-2' : 'right-2')}>
              {reactions.map(({ emoji }) => emoji).join('')}
            </span>
          )}
        </div>
        {beside}
      </div>
      <div className="mt-0.5 flex h-4 items-center gap-1 px-0.5 text-2xs text-ink-3">{below}</div>
      {after}
    </div>
  );
}
