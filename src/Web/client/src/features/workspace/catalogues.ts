import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChannelAccountView, DepartmentView, InboxView, KeywordView, TeamView } from '@/contract';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';

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

/** Those to which something can be given. */
export const useTeams = (): readonly TeamView[] => useQuery(teamsQuery).data?.filter(isThere) ?? [];
/** Those that are deleted as well, and their names say so: what names them says which it was. */
export const useEveryTeam = (): readonly TeamView[] => useNamed(useQuery(teamsQuery).data);
export const useDepartments = (): readonly DepartmentView[] => useQuery(departmentsQuery).data ?? [];
export const useKeywords = (): readonly KeywordView[] => useQuery(keywordsQuery).data ?? [];
/** Those that can be chosen. */
export const useInboxes = (): readonly InboxView[] => useQuery(inboxesQuery).data?.filter(isThere) ?? [];
/** Those that are deleted as well, and their names say so. */
export const useEveryInbox = (): readonly InboxView[] => useNamed(useQuery(inboxesQuery).data);
export const useChannelAccounts = (): readonly ChannelAccountView[] => useQuery(channelAccountsQuery).data ?? [];

interface Deletable {
  readonly name: string;
  /** Null while it is there. */
  readonly deletedAt?: string | null | undefined;
}

export const isThere = ({ deletedAt }: Pick<Deletable, 'deletedAt'>): boolean => (deletedAt ?? null) === null;

function useNamed<Entry extends Deletable>(entries: readonly Entry[] | undefined): readonly Entry[] {
  const { t } = useWords();
  return entries?.map((entry) => (isThere(entry) ? entry : { ...entry, name: t('common.deleted', { name: entry.name }) })) ?? [];
}

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
