import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { classes } from '@/shared/ui/classes';

interface SectionPageProps {
  title: string;
  hint: string;
  /** What can be made here. */
  action?: ReactNode;
  children: ReactNode;
}

/** One page of the settings: its name, what it is for, what it holds. */
export function SectionPage({ title, hint, action, children }: SectionPageProps) {
  return (
    <div className="mx-auto max-w-3xl px-4 pt-5 pb-16 md:px-8 md:pt-8">
      <header className="mb-4 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="mt-0.5 max-w-xl text-xs text-ink-3">{hint}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

interface LoadedProps<T> {
  query: UseQueryResult<readonly T[]>;
  empty: { icon: ReactNode; title: string; hint: string; action?: ReactNode };
  children: (items: readonly T[]) => ReactNode;
}

/** What a query brings, or the honest word for why there is nothing: on its way, refused, empty. */
export function Loaded<T>({ query, empty, children }: LoadedProps<T>) {
  const { t } = useWords();
  if (query.isPending) {
    return (
      <div aria-hidden className="divide-y divide-line rounded-lg border border-line bg-surface">
        {[40, 56, 48].map((width) => <div key={width} className="flex h-14 items-center px-4"><span className="skeleton h-3" style={{ width: `${width}%` }} /></div>)}
      </div>
    );
  }
  if (query.isError) {
    return (
      <div role="alert" className="flex items-center gap-3 rounded-lg border border-line bg-surface p-4 text-sm">
        <span className="flex-1 text-danger">{problemWords(t, asProblem(query.error))}</span>
        <Button onClick={() => void query.refetch()}>{t('settings.tryAgain')}</Button>
      </div>
    );
  }
  if (query.data.length === 0) return <div className="rounded-lg border border-dashed border-line-strong pt-12"><EmptyState {...empty} /></div>;
  return children(query.data);
}

export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">{children}</ul>;
}

interface RowProps {
  icon?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

export function Row({ icon, title, detail, actions, children }: RowProps) {
  return (
    <li className="px-4 py-2.5">
      <div className="flex min-h-9 items-center gap-3">
        {icon !== undefined && <span className="inline-flex w-5 shrink-0 justify-center text-ink-3">{icon}</span>}
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-medium">{title}</p>
          {detail !== undefined && <p className="text-xs [overflow-wrap:anywhere] text-ink-3">{detail}</p>}
        </div>
        {actions !== undefined && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
      </div>
      {children}
    </li>
  );
}

/** A word about a state, with the colour that means the same. */
export function Badge({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'warning' | 'bad'; children: ReactNode }) {
  const tones = { plain: 'bg-pressed text-ink-2', good: 'bg-success-tint text-success', warning: 'bg-waiting-tint text-waiting', bad: 'bg-danger-tint text-danger' };
  return <span className={classes('inline-flex h-5 shrink-0 items-center rounded px-1.5 text-2xs font-medium', tones[tone])}>{children}</span>;
}
