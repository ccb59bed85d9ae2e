import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityPage } from '@/contract';
import { ActivityLine } from '@/features/timeline/activity-row';
import type { Standing } from '@/features/workbench/standing';
import { useOfTimeline } from '@/features/workbench/use-live';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Moment, Nothing, Section } from './section';

const PAGE = 20;
const CATEGORIES = ['Assignment', 'Unassignment', 'ConversationClosed', 'ConversationOpened', 'Snooze', 'Broadcast', 'Workflow', 'Lifecycle', 'BotStatus', 'Channel', 'PageChange', 'Contact'] as const;
type Category = (typeof CATEGORIES)[number];

/** Everything that was done, the newest first (S3-11). */
export function ActivitiesSection({ head }: { head: Standing }) {
  const { t } = useWords();
  return <Section title={t('activities.title')} folded><Activities head={head} /></Section>;
}

/** Asked for when the section is opened. */
function Activities({ head }: { head: Standing }) {
  const { t } = useWords();
  const [category, setCategory] = useState<Category | null>(null);
  const sequence = useOfTimeline(head.id, (timeline) => timeline.sequence);
  const activities = useInfiniteQuery({
    // Whatever happens to the conversation may be one more.
    queryKey: ['activities', head.id, category, sequence],
    queryFn: ({ pageParam, signal }) =>
      request<ActivityPage>('GET', `/api/v1/conversations/${encodeURIComponent(head.id)}/activities${query({ category, before: pageParam, limit: PAGE })}`, undefined, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    placeholderData: (known) => known,
  });
  const items = activities.data?.pages.flatMap((page) => page.items).flatMap(({ activity }) => (activity.type === 'activity' ? [activity] : [])) ?? [];
  return (
    <>
      <select
        aria-label={t('activities.category')}
        value={category ?? ''}
        onChange={(event) => setCategory(CATEGORIES.find((entry) => entry === event.target.value) ?? null)}
        className="mb-2 h-7 w-full rounded-md border border-control-line bg-surface px-1.5 text-xs"
      >
        <option value="">{t('activities.all')}</option>
        {CATEGORIES.map((entry) => <option key={entry} value={entry}>{t(`activities.categories.${entry}`)}</option>)}
      </select>
      {activities.isError && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(activities.error))}</p>}
      {activities.data && items.length === 0 && <p className="text-sm"><Nothing>{t('activities.none')}</Nothing></p>}
      <ol className="space-y-1.5">
        {items.map((activity) => (
          <li key={activity.sequence} className="text-xs text-ink-2">
            <ActivityLine activity={activity} />
            <span className="block pl-5 text-2xs text-ink-3"><Moment at={activity.occurredAt} /></span>
          </li>
        ))}
      </ol>
      {activities.hasNextPage && <Button look="ghost" onClick={() => void activities.fetchNextPage()} className="mt-1">{t('remarks.older')}</Button>}
    </>
  );
}
