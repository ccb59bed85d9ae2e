import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ConversationPage, ConversationView } from '@/contract';
import { StatusMark } from '@/features/conversations/status-mark';
import { useLabel } from '@/features/labels/labels';
import { seesAll, useSession } from '@/features/session/session';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime } from '@/shared/format/time';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { LabelPill } from '@/shared/ui/label-pill';
import './words';

interface ConversationHistoryProps {
  queryKey: QueryKey;
  read: (cursor: string | null, signal: AbortSignal) => Promise<ConversationPage>;
  onOpen: (conversation: string) => void;
  /** What to do where there is none yet. */
  next?: ReactNode;
}

/** All conversations with a contact or a customer, on every channel, the one opened last first. */
export function ConversationHistory({ queryKey, read, onOpen, next }: ConversationHistoryProps) {
  const { t } = useWords();
  const { agent: me } = useSession();
  const conversations = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = conversations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t('nav.conversations')}>
      <h3 className="pb-2 text-xs font-medium text-ink-2">{t('nav.conversations')}</h3>
      {conversations.isError && <p role="alert" className="text-sm text-danger">{problemWords(t, asProblem(conversations.error))}</p>}
      {conversations.isPending && <span aria-hidden className="skeleton block h-14" />}
      {conversations.data && items.length === 0 && (
        <div className="space-y-3 rounded-lg border border-dashed border-line-strong px-4 py-6 text-center">
          {/* Who sees some of the inboxes only may miss what others see. */}
          <p className="text-sm text-ink-3">{t(seesAll(me) ? 'contacts.noConversationYet' : 'contacts.noConversation')}</p>
          {next}
        </div>
      )}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line empty:hidden">
        {items.map((view) => <ConversationLine key={view.id} view={view} onOpen={() => onOpen(view.id)} />)}
      </ul>
      {conversations.hasNextPage && <Button className="mt-3" disabled={conversations.isFetchingNextPage} onClick={() => void conversations.fetchNextPage()}>{t('common.more')}</Button>}
    </section>
  );
}

function ConversationLine({ view, onOpen }: { view: ConversationView; onOpen: () => void }) {
  const { t, language } = useWords();
  const now = useNow();
  const labelOf = useLabel();
  return (
    <li>
      <button type="button" onClick={onOpen} className="block w-full px-3.5 py-2.5 text-left -outline-offset-2 hover:bg-hover">
        <span className="flex items-center gap-1.5 text-xs text-ink-3">
          <ChannelMark type={view.channel.type} />
          <span className="truncate">{channelNames[view.channel.type]} · #{view.displayNumber}</span>
          <StatusMark status={view.status} size={13} />
          <span>{t(`status.${view.status}`)}</span>
          <span className="flex-1" />
          <time dateTime={view.lastActivityAt} title={exactTime(language, view.lastActivityAt)} className="tabular shrink-0 text-2xs">{dateTime(language, view.lastActivityAt, now)}</time>
        </span>
        <span dir="auto" className="unbidi mt-0.5 block truncate text-left text-sm text-ink">{view.preview ? view.preview.text || t(`kinds.${view.preview.kind}`) : t('list.noMessage')}</span>
        {view.labels.length > 0 && <span className="mt-1 flex gap-1 overflow-hidden">{view.labels.map((id) => <LabelPill key={id} small {...labelOf(id)} />)}</span>}
      </button>
    </li>
  );
}
