import type { ReportFigures } from '@/contract';
import { countText } from '@/shared/format/number';
import { duration } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { counts, share } from './report';

const TIMES = ['responseMedian', 'responseNinetieth'] as const;
const HEAD = 'px-2.5 py-2 text-right text-2xs font-medium whitespace-nowrap text-ink-3';
const CELL = 'tabular px-2.5 text-right whitespace-nowrap';

interface FigureHeadsProps {
  /** Minutes; null: the workspace has no target. */
  target: number | null;
}

export function FigureHeads({ target }: FigureHeadsProps) {
  const { t, language } = useWords();
  return (
    <>
      {counts.map((count) => <th key={count} scope="col" className={HEAD}>{t(`reports.figures.${count}`)}</th>)}
      {TIMES.map((time) => <th key={time} scope="col" title={t(`reports.explained.${time}`)} className={HEAD}>{t(`reports.figures.${time}`)}</th>)}
      {target !== null && <th scope="col" className={HEAD}>{t('reports.figures.inTime', { target: duration(language, target * 60) })}</th>}
      <th scope="col" title={t('reports.explained.resolutionMedian')} className={HEAD}>{t('reports.figures.resolutionMedian')}</th>
    </>
  );
}

export function FigureCells({ figures, target }: { figures: ReportFigures } & FigureHeadsProps) {
  const { language } = useWords();
  return (
    <>
      {counts.map((count) => <td key={count} className={CELL}><Number value={figures[count]} /></td>)}
      {TIMES.map((time) => <td key={time} className={CELL}><Duration seconds={figures[time]} /></td>)}
      {target !== null && <td className={CELL}><Share figures={figures} language={language} /></td>}
      <td className={CELL}><Duration seconds={figures.resolutionMedian} /></td>
    </>
  );
}

/** Nothing is quieter than something. */
function Number({ value }: { value: number }) {
  const { language } = useWords();
  return <span className={value === 0 ? 'text-ink-3' : undefined}>{countText(language, { value, atLeast: false })}</span>;
}

function Duration({ seconds }: { seconds: number | null }) {
  const { language } = useWords();
  return seconds === null ? <span className="text-ink-3">–</span> : duration(language, seconds);
}

function Share({ figures, language }: { figures: ReportFigures; language: string }) {
  const { t } = useWords();
  const part = share(figures);
  if (part === null) return <span className="text-ink-3">–</span>;
  return (
    <span title={t('reports.explained.inTime', { inTime: figures.inTime ?? 0, answered: figures.answered })}>
      {new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(part)}
    </span>
  );
}
