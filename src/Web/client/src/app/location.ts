import { createStore, useStore } from '@/shared/state/store';
import { defaultFilter, filterQuery, readFilter, type ViewFilter } from '@/features/conversations/view-filter';

/** Where the agent is, as the address bar has it. */
export type Place = { page: 'conversations'; conversation: string | null; filter: ViewFilter } | { page: 'quarantine' } | { page: 'setup'; token: string };

export const home: Place = { page: 'conversations', conversation: null, filter: defaultFilter };

function read(): Place {
  const { pathname, search } = window.location;
  if (pathname === '/quarantine') return { page: 'quarantine' };
  if (pathname === '/setup') return { page: 'setup', token: new URLSearchParams(search).get('token') ?? '' };
  const conversation = /^\/conversations\/([^/]+)$/u.exec(pathname)?.[1];
  return { page: 'conversations', conversation: conversation === undefined ? null : decodeURIComponent(conversation), filter: readFilter(search) };
}

export function addressOf(place: Place): string {
  if (place.page === 'quarantine') return '/quarantine';
  if (place.page === 'setup') return '/setup';
  const path = place.conversation === null ? '/conversations' : `/conversations/${encodeURIComponent(place.conversation)}`;
  return path + filterQuery(place.filter);
}

const current = createStore<Place>(read());
window.addEventListener('popstate', () => current.set(read()));

export const usePlace = (): Place => useStore(current);

export function go(place: Place): void {
  const address = addressOf(place);
  if (address !== window.location.pathname + window.location.search) window.history.pushState(null, '', address);
  current.set(place);
}
