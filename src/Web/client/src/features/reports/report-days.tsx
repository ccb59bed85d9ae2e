import { useState } from 'react';
import type { Report } from '@/contract';
import { countText } from '@/shared/format/number';
import { dayMonth } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Choice } from '@/shared/ui/choice';
import { FigureCells, FigureHeads } from './figure-cells';
import { counts, type Count } from './report';
import { FIRST, Scrolled } from './report-table';

const HEIGHT = 64;
/** Of a day's width. */
const BAR = 0.8;
/** Something is seen, however much another day had. */
const LOWEST = 1.5;

/** One count as bars, and everything as a table that says the same. */
export function ReportDays({ report: { days, answerWithinMinutes: target } }: { report: Report }) {
  const { t, language } = useWords();
  const [shown, setShown] = useState<Count>('received');
  const most = days.reduce((highest, day) => (day.figures[shown] > highest.figures[shown] ? day : highest));
  const peak = most.figures[shown];
  const number = (value: number) => countText(language, { value, atLeast: false });

  return (
    <section aria-label={t('reports.days')} className="mt-5">
      <div className="flex flex-wrap items-center gap-1">
        {counts.map((count) => <Choice key={count} chosen={shown === count} onChoose={() => setShown(count)}>{t(`reports.figures.${count}`)}</Choice>)}
        {peak > 0 && <span className="ml-auto text-2xs text-ink-3">{t('reports.peak', { count: number(peak), day: dayMonth(language, most.day) })}</span>}
      </div>
      <svg role="img" aria-label={t('reports.chart', { figure: t(`reports.figures.${shown}`) })} viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none" className="mt-2 block h-16 w-full border-b border-line-strong">
        {days.map(({ day, figures }, index) => {
          const height = figures[shown] === 0 ? 0 : Math.max(LOWEST, (figures[shown] / peak) * HEIGHT);
          return (
            <rect key={day} x={index + (1 - BAR) / 2} y={HEIGHT - height} width={BAR} height={height} className="fill-accent">
              <title>{t('reports.dayOf', { day: dayMonth(language, day), count: number(figures[shown]) })}</title>
            </rect>
          );
        })}
      </svg>
      <div aria-hidden className="flex justify-between pt-1 text-2xs text-ink-3">
        <span>{dayMonth(language, days[0]?.day ?? '')}</span>
        {days.length > 1 && <span>{dayMonth(language, days.at(-1)?.day ?? '')}</span>}
      </div>
      <details className="mt-3">
        <summary className="w-fit cursor-pointer rounded text-xs font-medium text-ink-2 hover:text-ink">{t('reports.byDay')}</summary>
        <div className="mt-2">
          <Scrolled label={t('reports.byDay')}>
            <table className="w-full text-sm">
              <caption className="sr-only">{t('reports.byDay')}</caption>
              <thead className="border-b border-line">
                <tr><th scope="col" className={`${FIRST} py-2 text-2xs font-medium text-ink-3`}>{t('reports.day')}</th><FigureHeads target={target} /></tr>
              </thead>
              <tbody className="divide-y divide-line">
                {days.map(({ day, figures }) => (
                  <tr key={day} className="h-9"><th scope="row" className={`${FIRST} font-medium whitespace-nowrap`}>{dayMonth(language, day)}</th><FigureCells figures={figures} target={target} /></tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        </div>
      </details>
    </section>
  );
}
