import { useCallback, useEffect } from 'react';
import type { AgentAvailability, AgentStatus } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import { request } from '@/shared/http/request';
import { useStore } from '@/shared/state/store';
import type { Availability } from './availability';

/** Keeps up to date who is there, as long as the caller is on screen. */
export function useWatchedAvailability(): void {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchAvailability(), [desk]);
}

/** How far an agent can be counted on; null: not told yet. */
export function useAvailability(agent: string): AgentAvailability | null {
  const { desk } = useWorkbench();
  return useStore(desk.availability, useCallback((known: Availability) => known.get(agent) ?? null, [agent]));
}

/** @throws {Problem} */
export const chooseStatus = (status: AgentStatus): Promise<AgentAvailability> => request('PUT', '/api/v1/me/status', { status });
