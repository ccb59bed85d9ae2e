import { OctagonAlert, SignalHigh, SignalLow, SignalMedium, SignalZero } from 'lucide-react';
import type { Priority } from '@/contract';

const MARKS = { None: SignalZero, Low: SignalLow, Medium: SignalMedium, High: SignalHigh, Urgent: OctagonAlert } as const satisfies Record<Priority, unknown>;

/** How urgent, in bars; the word stands beside it. */
export function PriorityMark({ priority, size = 15 }: { priority: Priority; size?: number }) {
  const Icon = MARKS[priority];
  return <Icon aria-hidden size={size} className={priority === 'Urgent' ? 'shrink-0 text-danger' : priority === 'High' ? 'shrink-0 text-waiting' : 'shrink-0 text-ink-3'} />;
}
