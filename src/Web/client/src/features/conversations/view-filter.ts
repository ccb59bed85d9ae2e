import type { ConversationStatus, Priority } from '@/contract';

export const tabs = ['mine', 'unassigned', 'teams', 'all'] as const;
export type Tab = (typeof tabs)[number];

export const statuses = ['Open', 'Pending', 'Snoozed', 'AiReply', 'Resolved'] as const satisfies readonly ConversationStatus[];
export type StatusFilter = (typeof statuses)[number] | 'any';

export const priorities = ['Urgent', 'High', 'Medium', 'Low', 'None'] as const satisfies readonly Priority[];

/** Newest and oldest by their last activity; waiting: the longest first, of those that wait; priority: the most urgent first, of those that are not resolved. */
export const sorts = ['newest', 'oldest', 'waiting', 'priority'] as const;
export type Sort = (typeof sorts)[number];

/** What a list can be narrowed by besides tab and status, each by one value: an id, or a word of the API. */
export const facets = ['channel', 'account', 'inbox', 'team', 'department', 'label', 'keyword', 'priority', 'assignee', 'participant'] as const;
export type Facet = (typeof facets)[number];

/** The value of a facet that asks for conversations that have none. */
export const NONE = 'none';

export interface ViewFilter extends Readonly<Record<Facet, string | null>> {
  readonly tab: Tab;
  readonly status: StatusFilter;
  readonly sort: Sort;
  /** The id of a saved view, whose conditions hold besides the others. */
  readonly view: string | null;
}

export const defaultFilter: ViewFilter = {
  tab: 'mine', status: 'Open', sort: 'newest', view: null,
  channel: null, account: null, inbox: null, team: null, department: null, label: null, keyword: null, priority: null, assignee: null, participant: null,
};

/** The query string that names a view to the API and to the hub: one filter, one key. */
export function viewKey(filter: ViewFilter): string {
  const search = new URLSearchParams({ tab: filter.tab });
  if (filter.status !== 'any') search.set('status', filter.status.toLowerCase());
  setFacets(search, filter);
  return search.toString();
}

/** The filter in the address bar; what it does not name is the default. */
export function readFilter(search: string): ViewFilter {
  const parameters = new URLSearchParams(search);
  const word = parameters.get('status');
  const filter: { -readonly [Name in keyof ViewFilter]: ViewFilter[Name] } = {
    ...defaultFilter,
    tab: oneOf(tabs, parameters.get('tab')) ?? defaultFilter.tab,
    status: word === 'any' ? 'any' : statuses.find((candidate) => candidate.toLowerCase() === word) ?? defaultFilter.status,
    sort: oneOf(sorts, parameters.get('sort')) ?? defaultFilter.sort,
    view: parameters.get('view') || null,
  };
  for (const facet of facets) filter[facet] = parameters.get(facet) || null;
  return filter;
}

/** For the address bar: only what is not the default. */
export function filterQuery(filter: ViewFilter): string {
  const search = new URLSearchParams();
  if (filter.tab !== defaultFilter.tab) search.set('tab', filter.tab);
  if (filter.status !== defaultFilter.status) search.set('status', filter.status.toLowerCase());
  setFacets(search, filter);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The order in which a view's rows come, told from its key. */
export const sortOf = (key: string): Sort => oneOf(sorts, new URLSearchParams(key).get('sort')) ?? defaultFilter.sort;

/** Whether something besides the tab keeps conversations from the list. */
export const isNarrowed = (filter: ViewFilter): boolean => filter.status !== defaultFilter.status || filter.sort === 'waiting' || filter.view !== null || facets.some((facet) => filter[facet] !== null);

/** The same place without what narrows it. */
export const widened = ({ tab }: ViewFilter): ViewFilter => ({ ...defaultFilter, tab });

function setFacets(search: URLSearchParams, filter: ViewFilter): void {
  for (const facet of facets) {
    const value = filter[facet];
    if (value !== null) search.set(facet, value);
  }
  if (filter.view !== null) search.set('view', filter.view);
  if (filter.sort !== defaultFilter.sort) search.set('sort', filter.sort);
}

const oneOf = <T extends string>(words: readonly T[], word: string | null): T | undefined => words.find((candidate) => candidate === word);
