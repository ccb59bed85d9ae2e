import type { AgentAvailability, AgentStatus } from '@/contract';

/** What agents can say of themselves, the most present first. */
export const agentStatuses = ['Online', 'Busy', 'Away', 'Offline'] as const satisfies readonly AgentStatus[];

export type Availability = ReadonlyMap<string, AgentAvailability>;

export const nobodyKnown: Availability = new Map();

/** Those of whom something changed, each in place of what was told of him (RT-13). */
export const withChanges = (known: Availability, changed: readonly AgentAvailability[]): Availability =>
  changed.length === 0 ? known : new Map([...known, ...changed.map((entry) => [entry.agent, entry] as const)]);
