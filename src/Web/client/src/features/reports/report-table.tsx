import type { Report, ReportRow } from '@/contract';
import { useShownName } from '@/features/agents/agents';
import { WayLink, type Way } from '@/features/workbench/ways';
import { useWords } from '@/shared/i18n/use-words';
import { FigureCells, FigureHeads } from './figure-cells';
import type { Dimension } from './report';

interface ReportTableProps {
  report: Report;
  by: Dimension;
  /** Where a row's conversations are; null where no list has them. */
  wayOf: (row: ReportRow) => Way | null;
}

/** What stands in front of a line stays in sight while its figures are scrolled. */
export const FIRST = 'sticky left-0 max-w-40 truncate bg-surface px-3 text-left md:max-w-64';

export function ReportTable({ report, by, wayOf }: ReportTableProps) {
  const { t } = useWords();
  const dimension = t(`reports.dimensions.${by}`);
  const target = report.answerWithinMinutes;
  return (
    <Scrolled label={t('reports.rowsOf', { dimension })}>
      <table className="w-full text-sm">
        <caption className="sr-only">{t('reports.rowsOf', { dimension })}</caption>
        <thead className="border-b border-line">
          <tr><th scope="col" className={`${FIRST} py-2 text-2xs font-medium text-ink-3`}>{dimension}</th><FigureHeads target={target} /></tr>
        </thead>
        <tbody className="divide-y divide-line">
          {report.rows.map((row) => <Line key={row.id ?? ''} row={row} by={by} target={target} way={wayOf(row)} />)}
        </tbody>
        <tfoot className="border-t border-line-strong font-semibold">
          <tr className="h-10"><th scope="row" className={FIRST}>{t('reports.total')}</th><FigureCells figures={report.total} target={target} /></tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}

function Line({ row, by, target, way }: { row: ReportRow; by: Dimension; target: number | null; way: Way | null }) {
  const { t } = useWords();
  const known = row.name ?? row.id ?? t(`reports.none.${by}`);
  const shown = useShownName();
  const person = by === 'agent' && row.id !== null ? shown({ id: row.id, name: known }) : known;
  const name = row.deleted ? t(`reports.deleted.${by}`, { name: known }) : person;
  return (
    <tr className="h-10">
      <th scope="row" title={name} className={`${FIRST} font-medium`}>
        {way === null ? <span className="text-ink-2">{name}</span> : <WayLink way={way} className="text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current">{name}</WayLink>}
      </th>
      <FigureCells figures={row.figures} target={target} />
    </tr>
  );
}

export function Scrolled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // A region that scrolls must be reachable by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="region" aria-label={label} className="scroll-edge overflow-x-auto rounded-lg border border-line">{children}</div>
  );
}
