import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Building, Search } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { CustomerView } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadProblem } from '@/shared/ui/load-problem';
import { WayLink } from '@/features/workbench/ways';
import { customersPage } from './customers';
import { PeopleTabs } from './people-tabs';

interface CustomerListProps {
  current: string | null;
  words: string;
  hrefOf: (customer: string) => string;
  onOpen: (customer: string) => void;
  onSearch: (words: string) => void;
  corner: ReactNode;
}

/** How long a hand pauses between two words. */
const PAUSE = 250;

export function CustomerList({ current, words, hrefOf, onOpen, onSearch, corner }: CustomerListProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    const next = typed.trim();
    if (next === words) return;
    const timer = setTimeout(() => onSearch(next), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, words, onSearch]);
  return (
    <>
      <header className="shrink-0 border-b border-line pb-2.5">
        <div className="flex h-12 items-center justify-between pr-3 pl-4">
          <PeopleTabs current="customers" />
          <span className="flex gap-0.5">{corner}</span>
        </div>
        <label className="mx-3 flex h-8 items-center gap-2 rounded-md border border-control-line bg-surface px-2 focus-within:outline-2 focus-within:outline-accent-ink">
          <Search aria-hidden size={14} className="shrink-0 text-ink-3" />
          <input type="search" aria-label={t('customers.search')} placeholder={t('customers.search')} value={typed} onChange={(event) => setTyped(event.target.value)} className="min-w-0 flex-1 bg-transparent text-sm outline-none" />
        </label>
      </header>
      <Rows current={current} words={words} hrefOf={hrefOf} onOpen={onOpen} onClear={() => setTyped('')} />
    </>
  );
}

function Rows({ current, words, hrefOf, onOpen, onClear }: Pick<CustomerListProps, 'current' | 'words' | 'hrefOf' | 'onOpen'> & { onClear: () => void }) {
  const { t } = useWords();
  const found = useInfiniteQuery({
    queryKey: ['customers', 'list', words],
    queryFn: ({ pageParam, signal }) => customersPage(words, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const customers = found.data?.pages.flatMap((page) => page.items) ?? [];
  const sign = <Building size={28} strokeWidth={1.5} />;
  if (found.isError) return <LoadProblem icon={sign} query={found} />;
  if (found.isPending) return <div aria-hidden>{[52, 40, 60].map((width) => <div key={width} className="flex h-14 items-center px-4"><span className="skeleton h-2.5" style={{ width: `${width}%` }} /></div>)}</div>;
  if (customers.length === 0) {
    return words === ''
      ? <EmptyState icon={sign} title={t('customers.empty.title')} hint={t('customers.empty.hint')} />
      : <EmptyState icon={sign} title={t('customers.none.title')} hint={t('customers.none.hint')} action={<Button onClick={onClear}>{t('customers.none.action')}</Button>} />;
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={t('customers.lists.customers')}>
        {customers.map((customer) => <li key={customer.id}><CustomerRow customer={customer} current={customer.id === current} way={{ href: hrefOf(customer.id), go: () => onOpen(customer.id) }} /></li>)}
      </ul>
      {found.hasNextPage && <div className="flex justify-center p-3"><Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('common.more')}</Button></div>}
    </div>
  );
}

function CustomerRow({ customer: { name, company, reference }, current, way }: { customer: CustomerView; current: boolean; way: { href: string; go: () => void } }) {
  return (
    <WayLink
      way={way}
      aria-current={current ? 'true' : undefined}
      className={classes('flex h-14 items-center gap-2.5 border-l-2 pr-3 pl-3.5 -outline-offset-2', current ? 'border-l-accent bg-accent-tint' : 'border-l-transparent hover:bg-hover')}
    >
      <Building aria-hidden size={16} className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left font-medium">{name}</span>
        <span className="flex gap-2 text-xs text-ink-3"><span className="tabular truncate">{reference}</span><span className="flex-1" /><span className="truncate">{company}</span></span>
      </span>
    </WayLink>
  );
}
