import { useQuery } from '@tanstack/react-query';
import { BookmarkX, CircleCheck, Inbox, Plug, SearchX } from 'lucide-react';
import { savedViewsQuery } from '@/features/saved-views/saved-views';
import { useSession } from '@/features/session/session';
import { useWays } from '@/features/workbench/ways';
import { channelAccountsQuery } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { isNarrowed, widened, type ViewFilter } from './view-filter';

/** Nothing in this list, and what to do about it. */
export function EmptyList({ filter, onFilter }: { filter: ViewFilter; onFilter: (filter: ViewFilter) => void }) {
  const { t } = useWords();
  const accounts = useQuery(channelAccountsQuery).data;
  // A list that has become empty may have lost its view to a colleague.
  const views = useQuery({ ...savedViewsQuery, refetchOnMount: 'always', enabled: filter.view !== null });
  if (filter.view !== null && views.isFetchedAfterMount && views.data?.some(({ id }) => id === filter.view) === false) {
    return <NoSuchList onLeave={() => onFilter(widened(filter))} />;
  }
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        icon={<SearchX size={28} strokeWidth={1.5} />}
        title={t('empty.filtered.title')}
        hint={t('empty.filtered.hint')}
        action={
          <span className="flex gap-2">
            {filter.tab !== 'all' && <Button onClick={() => onFilter({ ...filter, tab: 'all' })}>{t('empty.filtered.everywhere')}</Button>}
            <Button onClick={() => onFilter(widened(filter))}>{t('empty.filtered.action')}</Button>
          </span>
        }
      />
    );
  }
  if (accounts?.length === 0) return <NoChannel />;
  const done = filter.tab === 'mine' || filter.tab === 'unassigned';
  return (
    <EmptyState
      icon={done ? <CircleCheck size={28} strokeWidth={1.5} /> : <Inbox size={28} strokeWidth={1.5} />}
      title={t(`empty.${filter.tab}.title`)}
      hint={t(`empty.${filter.tab}.hint`)}
      action={filter.tab !== 'all' && filter.tab !== 'unassigned' && <Button onClick={() => onFilter({ ...filter, tab: 'unassigned' })}>{t('empty.mine.action')}</Button>}
    />
  );
}

/** The list is of a view that is deleted or shared no more, or its address is none of ours. */
export function NoSuchList({ onLeave }: { onLeave: () => void }) {
  const { t } = useWords();
  return <EmptyState icon={<BookmarkX size={28} strokeWidth={1.5} />} title={t('empty.noSuchList.title')} hint={t('empty.noSuchList.hint')} action={<Button onClick={onLeave}>{t('empty.noSuchList.action')}</Button>} />;
}

/** Nobody can write yet. */
function NoChannel() {
  const { t } = useWords();
  const ways = useWays();
  const administrator = useSession().agent.role === 'Administrator';
  return (
    <EmptyState
      icon={<Plug size={28} strokeWidth={1.5} />}
      title={t('empty.noChannel.title')}
      hint={t(administrator ? 'empty.noChannel.hint' : 'empty.noChannel.ask')}
      action={administrator && <Button look="solid" onClick={ways.channels.go}>{t('empty.noChannel.action')}</Button>}
    />
  );
}
