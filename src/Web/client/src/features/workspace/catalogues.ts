import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChannelAccountView, DepartmentView, InboxView, KeywordView, TeamView } from '@/contract';
import { request } from '@/shared/http/request';

/** The short lists of the workspace that everything is sorted by: few, and the same for everybody. */

function catalogue<T>(name: string) {
  return queryOptions({
    queryKey: [name],
    queryFn: async ({ signal }) => (await request<{ readonly items: readonly T[] }>('GET', `/api/v1/${name}`, undefined, signal)).items,
    staleTime: 60_000,
  });
}

export const teamsQuery = catalogue<TeamView>('teams');
export const departmentsQuery = catalogue<DepartmentView>('departments');
export const keywordsQuery = catalogue<KeywordView>('keywords');
export const inboxesQuery = catalogue<InboxView>('inboxes');
export const channelAccountsQuery = catalogue<ChannelAccountView>('channel-accounts');

export const useTeams = (): readonly TeamView[] => useQuery(teamsQuery).data ?? [];
export const useDepartments = (): readonly DepartmentView[] => useQuery(departmentsQuery).data ?? [];
export const useKeywords = (): readonly KeywordView[] => useQuery(keywordsQuery).data ?? [];
export const useInboxes = (): readonly InboxView[] => useQuery(inboxesQuery).data ?? [];
export const useChannelAccounts = (): readonly ChannelAccountView[] => useQuery(channelAccountsQuery).data ?? [];

/** What an id of a catalogue is called. One that the catalogue does not know was made meanwhile, so the catalogue is asked for again, once. */
export function useNameIn(name: 'teams' | 'departments', id: string | null): string {
  const client = useQueryClient();
  const { data } = useQuery(catalogue<{ readonly id: string; readonly name: string }>(name));
  const known = data?.find((entry) => entry.id === id);
  const isNews = id !== null && data !== undefined && known === undefined;
  useEffect(() => {
    if (isNews) void client.invalidateQueries({ queryKey: [name] });
  }, [client, name, id, isNews]);
  return known?.name ?? '…';
}
