import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ConversationCondition, ConversationCounts, SavedView } from '@/contract';
import { facets, type Facet, type ViewFilter } from '@/features/conversations/view-filter';
import { query, request } from '@/shared/http/request';

export const savedViewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly SavedView[] }>('GET', '/api/v1/views', undefined, signal)).items,
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

/** What the server calls a facet. */
export const attributeOf = {
  channel: 'Channel', account: 'Account', inbox: 'Inbox', team: 'Team', department: 'Department', label: 'Label', keyword: 'Keyword', priority: 'Priority', assignee: 'Assignee', participant: 'Participant',
} as const satisfies Record<Facet, unknown>;

/** One line of the editor: an attribute that has one of some values, or none of them. */
export interface Rule {
  readonly attribute: Extract<ConversationCondition, { is: 'has' }>['attribute'];
  readonly values: readonly string[];
  readonly not: boolean;
}

/** The lines as the server keeps them: all of them, or any of them. */
export function conditionOf(rules: readonly Rule[], any: boolean): ConversationCondition {
  const conditions = rules.filter(({ values }) => values.length > 0).map(({ attribute, values, not }): ConversationCondition => {
    const has: ConversationCondition = { is: 'has', attribute, values: [...values] };
    return not ? { is: 'not', condition: has } : has;
  });
  return any ? { is: 'any', conditions } : { is: 'all', conditions };
}

/** The lines of a condition; null for one that the editor cannot show, such as a program may have made. */
export function rulesOf(condition: ConversationCondition): { readonly rules: readonly Rule[]; readonly any: boolean } | null {
  if (condition.is !== 'all' && condition.is !== 'any') {
    const rule = ruleOf(condition);
    return rule && { rules: [rule], any: false };
  }
  const rules = condition.conditions.map(ruleOf);
  return rules.every((rule) => rule !== null) ? { rules, any: condition.is === 'any' } : null;
}

function ruleOf(condition: ConversationCondition): Rule | null {
  if (condition.is === 'has') return { attribute: condition.attribute, values: condition.values, not: false };
  if (condition.is === 'not' && condition.condition.is === 'has') return { attribute: condition.condition.attribute, values: condition.condition.values, not: true };
  return null;
}

/** What a list is narrowed by now, as the lines of a new view. */
export function rulesOfFilter(filter: ViewFilter, me: string): readonly Rule[] {
  const rules: Rule[] = [];
  if (filter.tab === 'mine') rules.push({ attribute: 'Assignee', values: [me], not: false });
  if (filter.tab === 'unassigned') rules.push({ attribute: 'Assignee', values: [''], not: false });
  if (filter.status !== 'any') rules.push({ attribute: 'Status', values: [filter.status], not: false });
  for (const facet of facets) {
    const value = filter[facet];
    if (value !== null) rules.push({ attribute: attributeOf[facet], values: [value === 'none' ? '' : value], not: false });
  }
  return rules;
}
