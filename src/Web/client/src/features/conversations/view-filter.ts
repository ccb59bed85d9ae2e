import type { ConversationStatus, Priority } from '@/contract';

export const tabs = ['mine', 'unassigned', 'teams', 'all'] as const;
export type Tab = (typeof tabs)[number];

export const statuses = ['Open', 'Pending', 'Snoozed', 'AiReply', 'Resolved'] as const satisfies readonly ConversationStatus[];

export const priorities = ['Urgent', 'High', 'Medium', 'Low', 'None'] as const satisfies readonly Priority[];

/** Newest and oldest by their last activity; waiting: the longest first, of those that wait; priority: the most urgent first, of those that are not resolved. */
export const sorts = ['newest', 'oldest', 'waiting', 'priority'] as const;
export type Sort = (typeof sorts)[number];

/** What a list can be narrowed by besides tab and status, each by some values: ids, or words of the API. */
export const facets = ['channel', 'account', 'inbox', 'team', 'department', 'label', 'keyword', 'priority', 'assignee', 'participant'] as const;
export type Facet = (typeof facets)[number];

/** The value of a facet that asks for conversations that have none. */
export const NONE = 'none';

/** Of one facet; the server takes no more. */
export const MAX_VALUES = 20;

/** A conversation has one of the values of each facet; of one without values it does not matter. */
export type Narrowing = Readonly<Record<Facet, readonly string[]>>;

export const everything: Narrowing = {
  channel: [], account: [], inbox: [], team: [], department: [], label: [], keyword: [], priority: [], assignee: [], participant: [],
};

export interface ViewFilter extends Narrowing {
  readonly tab: Tab;
  /** One of these; any when there are none. */
  readonly status: readonly ConversationStatus[];
  readonly sort: Sort;
  /** The id of a saved view, whose conditions hold besides the others. */
  readonly view: string | null;
}

export const defaultFilter: ViewFilter = { tab: 'mine', status: ['Open'], sort: 'newest', view: null, ...everything };

/** The list of what one thing has, such as a label. */
export const listOf = (facet: Facet, value: string): ViewFilter => ({ ...defaultFilter, tab: 'all', [facet]: [value] });

/** With the value when it was without, and the other way round: in one order, so that one choice has one address. */
export const toggled = <T extends string>(values: readonly T[], value: T): readonly T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();

/** The query string that names a view to the API and to the hub: one filter, one key. */
export function viewKey(filter: ViewFilter): string {
  const search = new URLSearchParams({ tab: filter.tab });
  if (filter.status.length > 0) search.set('status', statusWord(filter.status));
  setRest(search, filter);
  return search.toString();
}

/** The filter in the address bar; what it does not name is the default. */
export function readFilter(search: string): ViewFilter {
  const parameters = new URLSearchParams(search);
  const named = readStatus(parameters);
  return {
    tab: oneOf(tabs, parameters.get('tab')) ?? defaultFilter.tab,
    status: named.length > 0 || parameters.get('status') === ANY ? named : defaultFilter.status,
    sort: oneOf(sorts, parameters.get('sort')) ?? defaultFilter.sort,
    view: parameters.get('view') || null,
    ...readFacets(parameters),
  };
}

/** The statuses that an address names. */
export function readStatus(parameters: URLSearchParams): readonly ConversationStatus[] {
  const words = parameters.get('status')?.split(',') ?? [];
  return statuses.filter((status) => words.includes(status.toLowerCase())).sort();
}

/** What an address narrows to. */
export function readFacets(parameters: URLSearchParams): Narrowing {
  const narrowing: { -readonly [Name in Facet]: Narrowing[Name] } = { ...everything };
  for (const facet of facets) narrowing[facet] = [...new Set(parameters.get(facet)?.split(',').filter((value) => value !== ''))].sort().slice(0, MAX_VALUES);
  return narrowing;
}

/** For the address bar: only what is not the default. */
export function filterQuery(filter: ViewFilter): string {
  const search = new URLSearchParams();
  if (filter.tab !== defaultFilter.tab) search.set('tab', filter.tab);
  if (!isUsual(filter.status)) search.set('status', filter.status.length === 0 ? ANY : statusWord(filter.status));
  setRest(search, filter);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The order in which a view's rows come, told from its key. */
export const sortOf = (key: string): Sort => oneOf(sorts, new URLSearchParams(key).get('sort')) ?? defaultFilter.sort;

/** Whether something besides the tab keeps conversations from the list. */
export const isNarrowed = (filter: ViewFilter): boolean => !isUsual(filter.status) || filter.sort === 'waiting' || filter.view !== null || hasFacets(filter);

export const hasFacets = (narrowing: Narrowing): boolean => facets.some((facet) => narrowing[facet].length > 0);

/** The same place without what narrows it. */
export const widened = ({ tab }: ViewFilter): ViewFilter => ({ ...defaultFilter, tab });

/** Statuses as the API and the address have them. */
export const statusWord = (status: readonly ConversationStatus[]): string => status.join(',').toLowerCase();

/** What stands for every status in an address where it is not the usual. */
const ANY = 'any';

const isUsual = (status: readonly ConversationStatus[]): boolean => statusWord(status) === statusWord(defaultFilter.status);

function setRest(search: URLSearchParams, filter: ViewFilter): void {
  for (const facet of facets) if (filter[facet].length > 0) search.set(facet, filter[facet].join(','));
  if (filter.view !== null) search.set('view', filter.view);
  if (filter.sort !== defaultFilter.sort) search.set('sort', filter.sort);
}

const oneOf = <T extends string>(words: readonly T[], word: string | null): T | undefined => words.find((candidate) => candidate === word);
