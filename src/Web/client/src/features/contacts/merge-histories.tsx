import { useQueries } from '@tanstack/react-query';
import type { ContactView, ConversationView } from '@/contract';
import { StatusMark } from '@/features/conversations/status-mark';
import { useNow } from '@/shared/format/now';
import { dateTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { conversationsOf } from './contacts';

const SHOWN = 6;

/** The conversations of both as they will stand together, the latest first. */
export function MergeHistories({ contacts }: { contacts: readonly ContactView[] }) {
  const { t, language } = useWords();
  const now = useNow();
  const pages = useQueries({
    queries: contacts.map(({ id }) => ({ queryKey: ['contact', id, 'conversations', 'first'], queryFn: ({ signal }: { signal: AbortSignal }) => conversationsOf(id, null, signal) })),
  });
  // Once they are merged each has the conversations of both, and this may still be seen.
  const all = [...new Map(pages.flatMap((page, index) => (page.data?.items ?? []).map((view) => [view.id, { view, of: contacts[index]?.name ?? '' }]))).values()];
  const more = pages.some((page) => page.data?.nextCursor);
  all.sort((a, b) => openedAt(b.view) - openedAt(a.view));
  if (pages.some((page) => page.isPending)) return <span aria-hidden className="skeleton block h-16" />;
  return (
    <section aria-label={t('merge.histories')}>
      <h3 className="pb-1 text-xs font-medium text-ink-2">{t(more ? 'merge.manyConversations' : 'merge.conversations', { count: all.length })}</h3>
      <ul className="divide-y divide-line rounded-md border border-line empty:hidden">
        {all.slice(0, SHOWN).map(({ view, of }) => (
          <li key={view.id} className="flex min-h-8 items-center gap-1.5 px-3 text-xs">
            <ChannelMark type={view.channel.type} size={12} /><span className="sr-only">{channelNames[view.channel.type]}</span>
            <span className="tabular font-medium">#{view.displayNumber}</span>
            <StatusMark status={view.status} size={13} /><span className="sr-only">{t(`status.${view.status}`)}</span>
            <span dir="auto" className="unbidi min-w-0 flex-1 truncate text-left text-ink-2">{view.preview ? view.preview.text || t(`kinds.${view.preview.kind}`) : t('list.noMessage')}</span>
            <bdi className="max-w-24 truncate text-ink-3 max-sm:hidden">{of}</bdi>
            <time dateTime={view.openedAt} className="tabular shrink-0 text-2xs text-ink-3">{dateTime(language, view.openedAt, now)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

const openedAt = (view: ConversationView) => Date.parse(view.openedAt);
