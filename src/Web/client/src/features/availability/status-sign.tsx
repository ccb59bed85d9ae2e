import type { AgentStatus } from '@/contract';

const COLORS = { Online: 'text-success', Busy: 'text-danger', Away: 'text-waiting', Offline: 'text-ink-3' } as const satisfies Record<AgentStatus, string>;

/** A sign for each status, told by its shape as well: full, barred, half, empty. */
export function StatusSign({ status, size = 10 }: { status: AgentStatus; size?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 10 10" width={size} height={size} className={`shrink-0 ${COLORS[status]}`}>
      {status === 'Offline' || status === 'Away' ? <circle cx={5} cy={5} r={4} fill="var(--surface)" stroke="currentColor" strokeWidth={1.6} /> : <circle cx={5} cy={5} r={4.8} fill="currentColor" />}
      {status === 'Away' && <path d="M5 1a4 4 0 0 1 0 8Z" fill="currentColor" />}
      {status === 'Busy' && <rect x={2.2} y={4.1} width={5.6} height={1.8} rx={0.6} fill="var(--surface)" />}
    </svg>
  );
}
