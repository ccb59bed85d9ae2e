import { useQuery } from '@tanstack/react-query';
import { Bookmark, MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntryCount } from '@/contract';
import { countsQuery, useSavedViews } from '@/features/saved-views/saved-views';
import { shortCount } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { useFacetValues } from './facet-values';
import { defaultFilter, filterQuery, hasFacets, listOf, NONE, sorts, type Facet, type ViewFilter } from './view-filter';
import { browsed } from './view-title';

interface ViewsPanelProps {
  filter: ViewFilter;
  onPick: (filter: ViewFilter) => void;
}

/** The ways through the conversations: all of them, by inbox, by team, by label, by department (S4-02, S4-07 to S4-09). */
export function ViewsPanel({ filter, onPick }: ViewsPanelProps) {
  const { t } = useWords();
  const values = useFacetValues();
  const saved = useSavedViews();
  const counts = useQuery(countsQuery).data;
  const plain = filter.view === null && !hasFacets(filter);
  const numbers: Partial<Record<Facet, readonly EntryCount[]>> = counts ? { inbox: counts.inboxes, team: counts.teams, label: counts.labels, department: counts.departments } : {};
  const countOf = (entries: readonly EntryCount[] | undefined, id: string) => (entries ? entries.find((entry) => entry.id === id)?.count ?? 0 : null);

  return (
    <nav aria-label={t('views.label')} className="space-y-3 p-2">
      <ul>
        <ViewLink target={defaultFilter} current={plain} onPick={onPick} mark={<MessagesSquare aria-hidden size={15} className="text-ink-3" />} text={t('views.all')} />
      </ul>
      {saved.length > 0 && (
        <section>
          <h2 className="px-2 pb-1 text-2xs font-medium text-ink-3">{t('views.saved')}</h2>
          <ul>
            {saved.map((view) => (
              <ViewLink
                key={view.id}
                target={{ ...defaultFilter, tab: 'all', status: [], view: view.id, sort: sorts.find((sort) => sort === view.sort.toLowerCase()) ?? 'newest' }}
                current={filter.view === view.id}
                onPick={onPick}
                mark={<Bookmark aria-hidden size={15} className="text-ink-3" />}
                text={view.name}
                count={countOf(counts?.views, view.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {browsed.map((facet) => {
        // What is deleted stands here as long as something is open in it.
        const own = values[facet].filter(({ value, gone = false }) => value !== NONE && (!gone || filter[facet].includes(value) || (countOf(numbers[facet], value) ?? 0) > 0));
        if (own.length === 0) return null;
        return (
          <section key={facet}>
            <h2 className="px-2 pb-1 text-2xs font-medium text-ink-3">{t(`views.groups.${facet}`)}</h2>
            <ul>
              {[...own, ...values[facet].filter(({ value }) => value === NONE)].map(({ value, text, mark }) => (
                <ViewLink key={value} target={listOf(facet, value)} current={filter[facet].length === 1 && filter[facet][0] === value} onPick={onPick} mark={mark} text={text} quiet={value === NONE} count={value === NONE ? null : countOf(numbers[facet], value)} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

interface ViewLinkProps {
  target: ViewFilter;
  current: boolean;
  onPick: (filter: ViewFilter) => void;
  mark: ReactNode;
  text: string;
  quiet?: boolean;
  /** How many are open in it; null: not known. */
  count?: number | null;
}

export function ViewLink({ target, current, onPick, mark, text, quiet = false, count = null }: ViewLinkProps) {
  const { language } = useWords();
  return (
    <li>
      <a
        href={`/conversations${filterQuery(target)}`}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onPick(target);
        }}
        className={classes('flex h-7 items-center gap-2 rounded-md px-2 text-xs max-md:h-9', current ? 'bg-pressed font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink', quiet && 'text-ink-3')}
      >
        <span className="inline-flex w-4 shrink-0 justify-center">{mark}</span>
        <span className="min-w-0 flex-1 truncate">{text}</span>
        {count !== null && count > 0 && <span className="tabular text-2xs text-ink-3">{shortCount(language, { value: count, atLeast: false })}</span>}
      </a>
    </li>
  );
}
