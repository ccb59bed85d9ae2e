import { queryOptions, useQuery } from '@tanstack/react-query';
import type { WorkspaceSettings } from '@/contract';
import { request } from '@/shared/http/request';

/** What is true of the whole workspace. */
export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => request<WorkspaceSettings>('GET', '/api/v1/workspace', undefined, signal),
  staleTime: 60_000,
});

/** Within how many minutes customers are to have an answer; null: nobody says. */
export const useAnswerTarget = (): number | null => useQuery(workspaceQuery).data?.answerWithinMinutes ?? null;
