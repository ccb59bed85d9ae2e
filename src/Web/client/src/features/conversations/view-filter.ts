import type { ConversationStatus } from '@/contract';

export const tabs = ['mine', 'unassigned', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** The statuses that a conversation can be put into today. */
export const statuses = ['Open', 'Pending', 'Resolved'] as const satisfies readonly ConversationStatus[];
export type StatusFilter = (typeof statuses)[number] | 'any';

export interface ViewFilter {
  readonly tab: Tab;
  readonly status: StatusFilter;
  readonly label: string | null;
}

export const defaultFilter: ViewFilter = { tab: 'mine', status: 'Open', label: null };

/** The query string that names a view to the API and to the hub: one filter, one key. */
export function viewKey({ tab, status, label }: ViewFilter): string {
  const search = new URLSearchParams({ tab });
  if (status !== 'any') search.set('status', status.toLowerCase());
  if (label !== null) search.set('label', label);
  return search.toString();
}

/** The filter in the address bar; what it does not name is the default. */
export function readFilter(search: string): ViewFilter {
  const parameters = new URLSearchParams(search);
  const tab = tabs.find((candidate) => candidate === parameters.get('tab')) ?? defaultFilter.tab;
  const word = parameters.get('status');
  const status = word === 'any' ? 'any' : statuses.find((candidate) => candidate.toLowerCase() === word) ?? defaultFilter.status;
  return { tab, status, label: parameters.get('label') || null };
}

/** For the address bar: only what is not the default. */
export function filterQuery({ tab, status, label }: ViewFilter): string {
  const search = new URLSearchParams();
  if (tab !== defaultFilter.tab) search.set('tab', tab);
  if (status !== defaultFilter.status) search.set('status', status.toLowerCase());
  if (label !== null) search.set('label', label);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

