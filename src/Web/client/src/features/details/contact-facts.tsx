import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContactView, ConversationView } from '@/contract';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { Fact, Moment, Nothing } from './section';

export function ContactFacts({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const contact = useQuery({
    // Who owns the contact follows from assignments and first replies.
    queryKey: ['contact', head.contact.id, head.assignee?.id, head.preview?.direction],
    queryFn: ({ signal }) => request<ContactView>('GET', `/api/v1/contacts/${encodeURIComponent(head.contact.id)}`, undefined, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  return (
    <dl>
      <Fact name={t('details.name')}><bdi>{head.contact.name}</bdi></Fact>
      <Fact name={t('details.address')}><span className="tabular">{head.contact.address}</span></Fact>
      <Fact name={t('details.channel')}>
        <span className="inline-flex items-center gap-1.5"><ChannelMark type={head.channel.type} />{channelNames[head.channel.type]}</span>
      </Fact>
      <Fact name={t('details.owner')}>{contact.data?.owner?.name ?? <Nothing>{contact.isPending ? '' : t('details.noOwner')}</Nothing>}</Fact>
      <Fact name={t('details.created')}>{contact.data && <Moment at={contact.data.createdAt} />}</Fact>
      <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{head.contact.id}</span></Fact>
    </dl>
  );
}
