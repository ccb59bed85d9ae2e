import { query } from '@/shared/http/request';
import { createStore, useStore } from '@/shared/state/store';
import { defaultFilter, filterQuery, readFilter, type ViewFilter } from '@/features/conversations/view-filter';
import { contactSearchQuery, readContactSearch, type ContactSearch } from '@/features/contacts/contacts';
import { readReport, reportAddress, type ReportSearch } from '@/features/reports/report';
import { readSearch, searchAddress, type Search } from '@/features/search/search';
import { sections, type Section } from '@/features/settings/sections';

/** Where the agent is, as the address bar has it. */
export type Place =
  /** `at`: the sequence of the message that is to be shown; null where it was left. */
  | { page: 'conversations'; conversation: string | null; filter: ViewFilter; at: number | null }
  | { page: 'contacts'; contact: string | null; search: ContactSearch }
  | { page: 'customers'; customer: string | null; words: string }
  | { page: 'search'; search: Search }
  | { page: 'reports'; search: ReportSearch }
  /** Null: the overview of the settings. */
  | { page: 'settings'; section: Section | null }
  | { page: 'setup'; token: string }
  | { page: 'invitation'; token: string };

export type ConversationsPlace = Extract<Place, { page: 'conversations' }>;

export const home: ConversationsPlace = { page: 'conversations', conversation: null, filter: defaultFilter, at: null };

function read(): Place {
  const { pathname, search, hash } = window.location;
  const [page, rest] = [segment(pathname, 0), segment(pathname, 1)];
  switch (page) {
    case 'setup': return { page: 'setup', token: new URLSearchParams(search).get('token') ?? '' };
    // Behind the number sign, which no browser tells a server.
    case 'invitation': return { page: 'invitation', token: hash.slice(1) };
    case 'contacts': return { page: 'contacts', contact: rest, search: readContactSearch(search) };
    case 'customers': return { page: 'customers', customer: rest, words: new URLSearchParams(search).get('q') ?? '' };
    case 'search': return { page: 'search', search: readSearch(search) };
    case 'reports': return { page: 'reports', search: readReport(search) };
    case 'settings': return { page: 'settings', section: sections.find((section) => section === rest) ?? null };
    // Where it was before there were settings.
    case 'quarantine': return { page: 'settings', section: 'quarantine' };
    default: return { page: 'conversations', conversation: page === 'conversations' ? rest : null, filter: readFilter(search), at: readSequence(search) };
  }
}

/** `at=12` in the address: one of the conversation's messages. */
function readSequence(search: string): number | null {
  const at = Number(new URLSearchParams(search).get('at'));
  return Number.isSafeInteger(at) && at > 0 ? at : null;
}

function segment(pathname: string, index: number): string | null {
  const part = pathname.split('/')[index + 1];
  if (!part) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function addressOf(place: Place): string {
  switch (place.page) {
    case 'setup': return '/setup';
    case 'invitation': return '/invitation';
    case 'contacts': return `/contacts${place.contact === null ? '' : `/${encodeURIComponent(place.contact)}`}${contactSearchQuery(place.search)}`;
    case 'customers': return `/customers${place.customer === null ? '' : `/${encodeURIComponent(place.customer)}`}${query({ q: place.words })}`;
    case 'search': return `/search${searchAddress(place.search)}`;
    case 'reports': return `/reports${reportAddress(place.search)}`;
    case 'settings': return place.section === null ? '/settings' : `/settings/${place.section}`;
    case 'conversations': {
      const path = place.conversation === null ? '/conversations' : `/conversations/${encodeURIComponent(place.conversation)}`;
      const filter = filterQuery(place.filter);
      return place.at === null || place.conversation === null ? path + filter : `${path}${filter === '' ? '?' : `${filter}&`}at=${place.at}`;
    }
  }
}

const current = createStore<Place>(read());
window.addEventListener('popstate', () => current.set(read()));

export const usePlace = (): Place => useStore(current);

export function go(place: Place): void {
  const address = addressOf(place);
  if (address !== window.location.pathname + window.location.search) window.history.pushState(null, '', address);
  current.set(place);
}

/** The same page, asked for something else: no step to go back to. */
export function replace(place: Place): void {
  window.history.replaceState(null, '', addressOf(place));
  current.set(place);
}
