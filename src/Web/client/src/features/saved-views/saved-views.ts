import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ConversationCounts, SavedView } from '@/contract';
import { query, request } from '@/shared/http/request';

export const savedViewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly SavedView[] }>('GET', '/api/v1/views', undefined, signal)).items,
  // What colleagues save for a team or for everybody comes by itself.
  refetchInterval: 60_000,
  staleTime: 60_000,
});

const NONE: readonly SavedView[] = [];
export const useSavedViews = (): readonly SavedView[] => useQuery(savedViewsQuery).data ?? NONE;

/** How many there are behind each entry of the navigation; looked at again now and then while it is on screen. */
export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => request<ConversationCounts>('GET', `/api/v1/conversations/counts${query({ status: 'open' })}`, undefined, signal),
  refetchInterval: 20_000,
  staleTime: 5000,
});
