import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AgentPage, AgentProfile } from '@/contract';
import { request } from '@/shared/http/request';
import { useWords, type Translate } from '@/shared/i18n/use-words';

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => (await request<AgentPage>('GET', '/api/v1/agents', undefined, signal)).items,
  staleTime: 60_000,
});

export const isActive = ({ deactivatedAt }: Pick<AgentProfile, 'deactivatedAt'>): boolean => deactivatedAt === null;

/** Those to whom something can be given. */
export function useAgents(): readonly AgentProfile[] {
  return useEveryAgent().filter(isActive);
}

/** Those who are deactivated as well: what they had is still theirs. */
export function useEveryAgent(): readonly AgentProfile[] {
  return useQuery(agentsQuery).data ?? [];
}

/** A name, and that its bearer no longer works here. */
export const shownName = (t: Translate, { name, deactivatedAt }: Pick<AgentProfile, 'name' | 'deactivatedAt'>): string =>
  isActive({ deactivatedAt }) ? name : t('people.inactive', { name });

/** How somebody is named to whom something was given, maybe long ago. */
export function useShownName(): (card: { id: string; name: string }) => string {
  const { t } = useWords();
  const agents = useEveryAgent();
  return ({ id, name }) => shownName(t, { name, deactivatedAt: agents.find((agent) => agent.id === id)?.deactivatedAt ?? null });
}
