import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search as SearchIcon, SearchX } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { SearchPage as Found } from '@/contract';
import { FilterChips } from '@/features/conversations/filter-chips';
import { FilterPicker } from '@/features/conversations/filter-picker';
import { StatusFilterMenu } from '@/features/conversations/list-menus';
import { everything } from '@/features/conversations/view-filter';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Choice } from '@/shared/ui/choice';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { HitRow } from './hit-row';
import { dayOf, isNarrowed, LAST_DAY, searchKinds, searchQuery, searchSorts, widened, LONGEST_SEARCH, type Search } from './search';

interface SearchPageProps {
  search: Search;
  onSearch: (search: Search) => void;
  hrefOf: (conversation: string, sequence: number | null) => string;
  onOpen: (conversation: string, sequence: number | null) => void;
  corner: ReactNode;
}

/** How long a hand pauses between two words. */
const PAUSE = 250;

/** Messages, notes and conversations, resolved ones as well (S2-49). */
export function SearchPage({ search, onSearch, hrefOf, onOpen, corner }: SearchPageProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(search.words);
  const [asked, setAsked] = useState(search.words);
  // What is asked for elsewhere, by the palette or by going back, stands in the field as well.
  if (search.words !== asked) {
    setAsked(search.words);
    if (search.words !== typed.trim()) setTyped(search.words);
  }
  useEffect(() => {
    const words = typed.trim();
    if (words === search.words) return;
    const timer = setTimeout(() => onSearch({ ...search, words }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);

  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas pr-3 pl-4">
        <h1 className="sr-only">{t('search.title')}</h1>
        <SearchIcon aria-hidden size={16} className="shrink-0 text-ink-3" />
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the page was opened to type here
          autoFocus
          type="search"
          aria-label={t('search.title')}
          placeholder={t('search.placeholder')}
          maxLength={LONGEST_SEARCH}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-md bg-transparent px-1 text-base outline-none"
        />
        {corner}
      </header>
      <div className="shrink-0 border-b border-line bg-canvas">
        <div className="flex flex-wrap items-center gap-1 px-3 py-1.5">
          {[null, ...searchKinds].map((kind) => (
            <Choice key={kind} chosen={search.kind === kind} onChoose={() => onSearch({ ...search, kind })}>{t(`search.kinds.${kind ?? 'any'}`)}</Choice>
          ))}
          <span className="ml-auto flex gap-1">
            {searchSorts.map((sort) => <Choice key={sort} chosen={search.sort === sort} onChoose={() => onSearch({ ...search, sort })}>{t(`search.sorts.${sort}`)}</Choice>)}
          </span>
        </div>
        <div className="flex flex-wrap items-center gap-1 px-3 pb-1.5">
          <StatusFilterMenu value={search.status} onChange={(status) => onSearch({ ...search, status })} />
          <FilterPicker chosen={search} onChange={(chosen) => onSearch({ ...search, ...chosen })} />
          <span className="flex items-center gap-1">
            <DayField label={t('search.from')} day={search.from} max={search.to} onChange={(from) => onSearch({ ...search, from })} />
            <DayField label={t('search.to')} day={search.to} min={search.from} onChange={(to) => onSearch({ ...search, to })} />
          </span>
        </div>
        <FilterChips chosen={search} onChange={(chosen) => onSearch({ ...search, ...chosen })} onClear={() => onSearch({ ...search, ...everything })} />
      </div>
      <Results search={search} onSearch={onSearch} hrefOf={hrefOf} onOpen={onOpen} />
    </div>
  );
}

function DayField({ label, day, min = null, max = null, onChange }: { label: string; day: string | null; min?: string | null; max?: string | null; onChange: (day: string | null) => void }) {
  return (
    <label className="flex items-center gap-1.5 px-1 text-xs text-ink-3">
      {label}
      <input type="date" value={day ?? ''} min={min ?? undefined} max={max ?? LAST_DAY} onChange={(event) => onChange(dayOf(event.target.value))} className="h-7 rounded-md border border-control-line bg-surface px-1.5 text-xs text-ink max-md:h-9" />
    </label>
  );
}

function Results({ search, onSearch, hrefOf, onOpen }: Omit<SearchPageProps, 'corner'>) {
  const { t } = useWords();
  const found = useInfiniteQuery({
    queryKey: ['search', search],
    queryFn: ({ pageParam, signal }) => request<Found>('GET', `/api/v1/search${searchQuery(search, pageParam)}`, undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: search.words !== '',
    placeholderData: keepPreviousData,
  });
  const hits = found.data?.pages.flatMap((page) => page.items) ?? [];

  if (search.words === '') return <Message icon={<SearchIcon size={28} strokeWidth={1.5} />} title={t('search.begin.title')} hint={t('search.begin.hint')} />;
  if (found.isError) return <Message icon={<SearchX size={28} strokeWidth={1.5} />} title={problemWords(t, asProblem(found.error))} hint="" action={<Button onClick={() => void found.refetch()}>{t('common.tryAgain')}</Button>} />;
  if (found.isPending) return <HitSkeletons />;
  if (hits.length === 0 && !found.hasNextPage) return <Message icon={<SearchX size={28} strokeWidth={1.5} />} title={t('search.nothing.title', { words: search.words })} hint={t(isNarrowed(search) ? 'search.nothing.narrowed' : 'search.nothing.hint')} action={isNarrowed(search) && <Button onClick={() => onSearch(widened(search))}>{t('empty.filtered.action')}</Button>} />;

  return (
    // A region that scrolls must be reachable by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="region" aria-label={t('search.results')} aria-busy={found.isFetching} className={classes('min-h-0 flex-1 overflow-y-auto bg-surface outline-none', found.isPlaceholderData && 'opacity-60')}>
      <ul className="mx-auto max-w-4xl divide-y divide-line">
        {hits.map((hit) => <HitRow key={`${hit.kind} ${hit.conversation.id} ${hit.sequence ?? ''}`} hit={hit} href={hrefOf(hit.conversation.id, hit.sequence)} onOpen={() => onOpen(hit.conversation.id, hit.sequence)} />)}
      </ul>
      {found.hasNextPage && (
        <div className="flex justify-center p-4">
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('common.more')}</Button>
        </div>
      )}
    </div>
  );
}

function Message(state: { icon: ReactNode; title: string; hint: string; action?: ReactNode }) {
  return <div role="status" className="min-h-0 flex-1 bg-surface"><EmptyState {...state} /></div>;
}

function HitSkeletons() {
  return (
    <div aria-hidden className="mx-auto w-full max-w-4xl flex-1 divide-y divide-line bg-surface">
      {[70, 52, 84, 64].map((width) => (
        <div key={width} className="space-y-2 px-4 py-3.5"><span className="skeleton block h-2.5 w-40" /><span className="skeleton block h-2.5" style={{ width: `${width}%` }} /></div>
      ))}
    </div>
  );
}
