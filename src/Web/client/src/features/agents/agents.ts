import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AgentPage, AgentProfile } from '@/contract';
import { request } from '@/shared/http/request';

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => (await request<AgentPage>('GET', '/api/v1/agents', undefined, signal)).items,
  staleTime: 60_000,
});

export function useAgents(): readonly AgentProfile[] {
  return useQuery(agentsQuery).data ?? [];
}
