import { useInfiniteQuery } from '@tanstack/react-query';
import type { ContactEventPage } from '@/contract';
import { Moment, Nothing, Section } from '@/features/details/section';
import { reported } from '@/features/timeline/activity-words';
import { SourceLink } from '@/features/timeline/source-link';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';

const PAGE = 20;

/** What programs reported of a contact, also while no conversation was open (S3-29). */
export function ContactEvents({ contact }: { contact: string }) {
  const { t } = useWords();
  return <Section title={t('contacts.events.title')} folded><Events contact={contact} /></Section>;
}

/** Asked for when the section is opened. */
function Events({ contact }: { contact: string }) {
  const { t } = useWords();
  const events = useInfiniteQuery({
    queryKey: ['contact', contact, 'events'],
    queryFn: ({ pageParam, signal }) => request<ContactEventPage>('GET', `/api/v1/contacts/${encodeURIComponent(contact)}/events${query({ cursor: pageParam, limit: PAGE })}`, undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {events.isError && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(events.error))}</p>}
      {events.data && items.length === 0 && <p className="text-sm"><Nothing>{t('contacts.events.none')}</Nothing></p>}
      <ol className="space-y-1.5">
        {items.map(({ id, event, at }) => (
          <li key={id} className="text-xs text-ink-2 [overflow-wrap:anywhere]">
            {reported(t, event)}
            <SourceLink address={event.sourceUrl} />
            <span className="block text-2xs text-ink-3"><Moment at={at} /></span>
          </li>
        ))}
      </ol>
      {events.hasNextPage && <Button look="ghost" onClick={() => void events.fetchNextPage()} className="mt-1">{t('remarks.older')}</Button>}
    </>
  );
}
