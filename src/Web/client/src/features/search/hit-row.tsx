import { StickyNote } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { SearchHit } from '@/contract';
import { StatusMark } from '@/features/conversations/status-mark';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { classes } from '@/shared/ui/classes';
import { pieces } from './highlight';

/** One place where the words were found, with the words in it. */
export function HitRow({ hit, href, onOpen }: { hit: SearchHit; href: string; onOpen: () => void }) {
  const { t, language } = useWords();
  const now = useNow();
  const { contact, channel, displayNumber, status } = hit.conversation;
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <li>
      <a href={href} onClick={onClick} className="flex gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover">
        <Avatar name={contact.name} channel={channel.type} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <bdi className="min-w-0 truncate text-sm font-medium">{contact.name}</bdi>
            <span className="tabular text-xs text-ink-3">#{displayNumber}</span>
            <span title={t(`status.${status}`)}><StatusMark status={status} size={13} /><span className="sr-only">{t(`status.${status}`)}</span></span>
            <span className="flex-1" />
            <time dateTime={hit.at} title={exactTime(language, hit.at)} className="tabular shrink-0 text-2xs text-ink-3">{dateTime(language, hit.at, now)}</time>
          </span>
          <span dir="auto" className={classes('unbidi mt-0.5 line-clamp-3 text-left text-sm [overflow-wrap:anywhere] text-ink-2', hit.kind === 'Note' && 'rounded border-l-2 border-note-line bg-note px-2 py-0.5')}>
            {hit.kind === 'Note' && <span className="mr-1.5 inline-flex items-center gap-1 text-2xs text-note-ink"><StickyNote aria-hidden size={11} />{t('search.kinds.note')}</span>}
            {pieces(hit.text, hit.highlights).map((piece, index) => (piece.found ? <mark key={index} className="rounded-xs bg-accent-tint-2 text-ink">{piece.text}</mark> : piece.text))}
          </span>
        </span>
      </a>
    </li>
  );
}
