import { Ban, Reply } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Actor, TimelineMessage } from '@/contract';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { DeliveryMark, DeliveryProblem } from './delivery-mark';
import { Content, useContentLine } from './message-content';
import type { ThreadMessage } from './thread';

interface MessageRowProps {
  message: ThreadMessage;
  opensGroup: boolean;
}

export const MessageRow = memo(function MessageRow({ message, opensGroup }: MessageRowProps) {
  const { t, language } = useWords();
  const { item, content, edited, revoked, reactions, quoted } = message;
  const own = item.direction === 'Outbound';
  return (
    <Bubble
      own={own}
      author={opensGroup ? <AuthorName actor={item.actor} /> : null}
      below={
        <>
          {edited && !revoked && <span>{t('thread.edited')}</span>}
          <time dateTime={item.occurredAt} title={exactTime(language, item.occurredAt)} className="tabular">{clockTime(language, item.occurredAt)}</time>
          {item.delivery && <DeliveryMark delivery={item.delivery} />}
        </>
      }
      after={item.delivery && <DeliveryProblem delivery={item.delivery} />}
      reactions={reactions}
    >
      {quoted && <Quote message={quoted} />}
      {revoked
        ? <p className="flex items-center gap-1.5 text-ink-3 italic"><Ban aria-hidden size={14} />{t('thread.revoked')}</p>
        : <Content content={content} />}
    </Bubble>
  );
});

interface BubbleProps {
  own: boolean;
  author: ReactNode;
  below: ReactNode;
  after?: ReactNode;
  reactions?: readonly string[];
  faded?: boolean;
  children: ReactNode;
}

/** A message's body: the customer's at the left, ours at the right, each with its tint, the time underneath (S0-05, S0-06). */
export function Bubble({ own, author, below, after, reactions = [], faded = false, children }: BubbleProps) {
  const { t } = useWords();
  return (
    <div className={classes('flex flex-col px-4', own ? 'items-end' : 'items-start', author ? 'pt-3' : 'pt-1')}>
      {author && <div className="mb-1 px-0.5 text-xs font-medium text-ink-2">{author}</div>}
      <div className={classes('relative max-w-[min(85%,36rem)] rounded-lg px-3 py-2 text-base', own ? 'bg-outbound' : 'bg-inbound', faded && 'opacity-70')}>
        {children}
        {reactions.length > 0 && (
          <span aria-label={t('thread.reactions', { emoji: reactions.join(' ') })} role="img" className={classes('absolute -bottom-3 rounded-full bg-raised px-1.5 text-sm shadow-pop', own ? 'left-2' : 'right-2')}>
            {reactions.join('')}
          </span>
        )}
      </div>
      <div className="mt-0.5 flex h-4 items-center gap-1 px-0.5 text-2xs text-ink-3">{below}</div>
      {after}
    </div>
  );
}

function Quote({ message }: { message: TimelineMessage }) {
  const line = useContentLine();
  return (
    <div className="mb-1.5 flex items-start gap-1.5 border-l-2 border-line-strong pl-2 text-xs text-ink-3">
      <Reply aria-hidden size={12} className="mt-0.5 shrink-0" />
      <p className="min-w-0">
        <span className="font-medium"><AuthorName actor={message.actor} /></span>
        <span dir="auto" className="unbidi line-clamp-2 [overflow-wrap:anywhere]">{line(message.content)}</span>
      </p>
    </div>
  );
}

export function AuthorName({ actor }: { actor: Actor }) {
  const { t } = useWords();
  return <bdi>{actor.kind === 'system' ? t('people.system') : actor.name}</bdi>;
}
