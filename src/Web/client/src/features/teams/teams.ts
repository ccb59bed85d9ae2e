import { queryOptions, useQuery } from '@tanstack/react-query';
import type { TeamPage, TeamView } from '@/contract';
import { request } from '@/shared/http/request';

const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await request<TeamPage>('GET', '/api/v1/teams', undefined, signal)).items,
  staleTime: 60_000,
});

export function useTeams(): readonly TeamView[] {
  return useQuery(teamsQuery).data ?? [];
}
