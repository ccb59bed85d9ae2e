import '@/features/reports/words';
import type { ReportSearch } from '@/features/reports/report';
import { ReportsPage } from '@/features/reports/reports-page';
import { listOf } from '@/features/conversations/view-filter';
import { ConversationsButton } from './conversations-button';
import { home, replace } from './location';
import { way } from './ways';

const show = (search: ReportSearch) => replace({ page: 'reports', search });

/** The reports, loaded when they are first opened. */
export default function ReportsPlace({ search }: { search: ReportSearch }) {
  return (
    <ReportsPage
      search={search}
      onSearch={show}
      wayTo={(facet, value) => way({ ...home, filter: { ...listOf(facet, value), status: [] } })}
      corner={<ConversationsButton />}
    />
  );
}
