import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartColumn, Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Report, ReportRow } from '@/contract';
import { useOwnTimeZone } from '@/features/session/own-time-zone';
import type { Way } from '@/features/workbench/ways';
import type { Facet } from '@/features/conversations/view-filter';
import { useNow } from '@/shared/format/now';
import { dayKey } from '@/shared/format/time';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Choice } from '@/shared/ui/choice';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { DAY_LIMIT, daysOf, dimensions, facetOf, isEmpty, periods, type Days, type Dimension, type Period, type ReportSearch } from './report';
import { ReportDays } from './report-days';
import { ReportTable } from './report-table';

/** How often it is asked again while another report of the workspace is being read: once a second. */
const PATIENCE = 20;

interface ReportsPageProps {
  search: ReportSearch;
  onSearch: (search: ReportSearch) => void;
  /** The conversations of any time that a facet narrows to. */
  wayTo: (facet: Facet, value: string) => Way;
  corner: ReactNode;
}

/** What happened in a period, for administrators (S1-12, S1-19, S1-39). */
export function ReportsPage({ search, onSearch, wayTo, corner }: ReportsPageProps) {
  const { t, language } = useWords();
  const timeZone = useOwnTimeZone();
  const today = dayKey(useNow());
  const days = daysOf(search, today);
  const asked = days === null ? null : query({ by: search.by, ...days, timeZone });

  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas pr-3 pl-4">
        <ChartColumn aria-hidden size={16} className="shrink-0 text-ink-3" />
        <h1 className="min-w-0 flex-1 truncate text-sm font-semibold">{t('nav.reports')}</h1>
        {asked !== null && (
          <a href={`/api/v1/reports/table.csv${asked}&language=${language.startsWith('fr') ? 'fr' : 'en'}`} download className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-xs font-medium text-ink hover:bg-hover max-md:h-9">
            <Download aria-hidden size={13} />{t('reports.saveTable')}
          </a>
        )}
        {corner}
      </header>
      <Question search={search} onSearch={onSearch} days={days} today={today} />
      {/* A region that scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="region" aria-label={t('nav.reports')} className="min-h-0 flex-1 overflow-y-auto bg-canvas outline-none">
        <div className="mx-auto max-w-6xl p-4 pb-12 md:px-6">
          {asked === null ? <p role="status" className="py-8 text-center text-sm text-ink-2">{t('reports.chooseDays', { limit: DAY_LIMIT })}</p> : <Answer asked={asked} by={search.by} wayTo={wayTo} />}
        </div>
      </div>
    </div>
  );
}

function Question({ search, onSearch, days, today }: { search: ReportSearch; onSearch: (search: ReportSearch) => void; days: Days | null; today: string }) {
  const { t } = useWords();
  // Whoever chooses days begins with those that he saw.
  const choose = (period: Period) => onSearch({ ...search, period, from: period === 'chosen' ? days?.from ?? today : null, to: period === 'chosen' ? days?.to ?? today : null });
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-canvas px-3 py-1.5">
      <div role="group" aria-label={t('reports.period')} className="flex flex-wrap items-center gap-1">
        {periods.map((period) => <Choice key={period} chosen={search.period === period} onChoose={() => choose(period)}>{t(`reports.periods.${period}`)}</Choice>)}
        {search.period === 'chosen' && (
          <>
            <DayField label={t('reports.from')} value={search.from} onChange={(from) => onSearch({ ...search, from })} />
            <DayField label={t('reports.to')} value={search.to} onChange={(to) => onSearch({ ...search, to })} />
          </>
        )}
      </div>
      <label className="flex items-center gap-2 text-xs text-ink-3">
        {t('reports.by')}
        <select value={search.by} onChange={(event) => onSearch({ ...search, by: dimensions.find((by) => by === event.target.value) ?? search.by })} className="h-7 rounded-md border border-control-line bg-surface px-2 text-xs text-ink max-md:h-9">
          {dimensions.map((by) => <option key={by} value={by}>{t(`reports.dimensions.${by}`)}</option>)}
        </select>
      </label>
    </div>
  );
}

/** While a day is being typed there is none: what was asked before stays until there is one again. */
function DayField({ label, value, onChange }: { label: string; value: string | null; onChange: (day: string) => void }) {
  const [typed, setTyped] = useState(value ?? '');
  const change = (day: string) => {
    setTyped(day);
    if (day !== '') onChange(day);
  };
  return (
    <label className="flex items-center gap-1.5 text-xs text-ink-3">
      {label}
      <input type="date" value={typed} min="2000-01-01" max="2999-12-31" onChange={(event) => change(event.target.value)} className="h-7 rounded-md border border-control-line bg-surface px-1.5 text-xs text-ink max-md:h-9" />
    </label>
  );
}

function Answer({ asked, by, wayTo }: { asked: string; by: Dimension; wayTo: ReportsPageProps['wayTo'] }) {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['report', asked],
    queryFn: ({ signal }) => request<Report>('GET', `/api/v1/reports${asked}`, undefined, signal),
    placeholderData: keepPreviousData,
    // One that took too long would again.
    retry: (failures, error) => asProblem(error).code === 'report_busy' && failures < PATIENCE,
    retryDelay: 1000,
  });
  const wayOf = (row: ReportRow): Way | null => {
    const narrowed = facetOf(by, row);
    return narrowed && wayTo(narrowed.facet, narrowed.value);
  };

  if (found.isError) {
    return (
      <div role="alert" className="flex flex-col items-center gap-3 py-12 text-center text-sm">
        <p className="max-w-96 text-danger">{problemWords(t, asProblem(found.error))}</p>
        <Button onClick={() => void found.refetch()}>{t('common.tryAgain')}</Button>
      </div>
    );
  }
  const waits = found.failureReason !== null && <p role="status" className="mb-3 text-xs text-ink-2">{t('reports.waits')}</p>;
  if (found.isPending) return <>{waits}<TableSkeleton /></>;
  const report = found.data;
  if (isEmpty(report.total)) return <div role="status"><EmptyState icon={<ChartColumn size={28} strokeWidth={1.5} />} title={t('reports.empty.title')} hint={t('reports.empty.hint')} /></div>;
  return (
    <div aria-busy={found.isFetching} className={classes(found.isPlaceholderData && 'opacity-60')}>
      {waits}
      {/* Until the answer to another question is there, the rows are those of the former one. */}
      <ReportTable report={report} by={dimensions.find((known) => known === report.by.toLowerCase()) ?? by} wayOf={found.isPlaceholderData ? () => null : wayOf} />
      <p className="mt-2 text-2xs text-ink-3">{t('reports.asNow', { zone: report.timeZone })}</p>
      <ReportDays report={report} />
    </div>
  );
}

function TableSkeleton() {
  return (
    <div aria-hidden className="divide-y divide-line rounded-lg border border-line bg-surface">
      {[56, 40, 64, 48].map((width) => <div key={width} className="flex h-10 items-center px-3"><span className="skeleton h-3" style={{ width: `${width}%` }} /></div>)}
    </div>
  );
}
