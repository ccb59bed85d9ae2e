import type { Priority } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';

const BARS = { None: 0, Low: 1, Medium: 2, High: 3, Urgent: 3 } as const satisfies Record<Priority, number>;

/** Three bars that fill; urgent is the one that also has the colour of time that runs out. Without a priority nothing is drawn, unless `always`. */
export function PriorityMark({ priority, always = false, size = 13 }: { priority: Priority; always?: boolean; size?: number }) {
  const { t } = useWords();
  if (priority === 'None' && !always) return null;
  const label = t('list.priorityIs', { priority: t(`priorities.${priority}`) });
  return (
    <span title={always ? undefined : label} className="inline-flex shrink-0">
      <svg aria-hidden viewBox="0 0 14 14" width={size} height={size} className={priority === 'Urgent' ? 'text-danger' : 'text-ink-2'}>
        {[0, 1, 2].map((bar) => (
          <rect key={bar} x={1 + bar * 4.5} y={9 - bar * 3.5} width={3} height={4 + bar * 3.5} rx={0.8} fill="currentColor" opacity={bar < BARS[priority] ? 1 : 0.28} />
        ))}
      </svg>
      {!always && <span className="sr-only">{label}</span>}
    </span>
  );
}
