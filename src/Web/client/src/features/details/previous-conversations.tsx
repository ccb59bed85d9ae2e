import { useInfiniteQuery } from '@tanstack/react-query';
import type { ConversationPage, ConversationView } from '@/contract';
import { StatusMark } from '@/features/conversations/status-mark';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark } from '@/shared/ui/channel-mark';
import { Moment, Nothing, Section } from './section';

const PAGE = 10;

interface PreviousConversationsProps {
  head: Standing;
  onOpen: (conversation: string) => void;
}

/** What was exchanged with the same contact before, on every channel (S1-30 to S1-32). */
export function PreviousConversations({ head, onOpen }: PreviousConversationsProps) {
  const { t } = useWords();
  const conversations = useInfiniteQuery({
    queryKey: ['contact', head.contact.id, 'conversations'],
    queryFn: ({ pageParam, signal }) =>
      request<ConversationPage>('GET', `/api/v1/contacts/${encodeURIComponent(head.contact.id)}/conversations${query({ cursor: pageParam, limit: PAGE })}`, undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 30_000,
  });
  const others = conversations.data?.pages.flatMap((page) => page.items).filter(({ id }) => id !== head.id) ?? [];
  return (
    <Section title={t('details.otherConversations')} count={others.length}>
      {conversations.isError && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(conversations.error))}</p>}
      {conversations.data && others.length === 0 && <p className="text-sm"><Nothing>{t('details.noOtherConversations')}</Nothing></p>}
      <ul className="-mx-2">
        {others.map((conversation) => <li key={conversation.id}><OtherConversation conversation={conversation} onOpen={onOpen} /></li>)}
      </ul>
      {conversations.hasNextPage && <Button look="ghost" onClick={() => void conversations.fetchNextPage()}>{t('remarks.older')}</Button>}
    </Section>
  );
}

function OtherConversation({ conversation: { id, displayNumber, channel, status, preview, openedAt }, onOpen }: { conversation: ConversationView; onOpen: (conversation: string) => void }) {
  const { t } = useWords();
  return (
    <a
      href={`/conversations/${encodeURIComponent(id)}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(id);
      }}
      className="block rounded-md px-2 py-1.5 hover:bg-hover"
    >
      <span className="flex items-center gap-1.5 text-xs">
        <ChannelMark type={channel.type} size={12} />
        <span className="tabular font-medium">#{displayNumber}</span>
        <StatusMark status={status} />
        <span className="text-ink-3">{t(`status.${status}`)}</span>
        <span className="ml-auto text-2xs text-ink-3"><Moment at={openedAt} /></span>
      </span>
      <span dir="auto" className="mt-0.5 block truncate text-left text-xs text-ink-2">{preview?.text ?? t('list.noMessage')}</span>
    </a>
  );
}
