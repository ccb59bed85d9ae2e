import type { ConversationStatus } from '@/contract';
import { everything, facets, hasFacets, readFacets, readStatus, statusWord, type Narrowing } from '@/features/conversations/view-filter';
import { dayStart } from '@/shared/format/time';
import { query } from '@/shared/http/request';

export const searchKinds = ['message', 'note', 'conversation'] as const;
export type SearchKindFilter = (typeof searchKinds)[number];

export const searchSorts = ['newest', 'best'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** What is looked for, as the address bar has it; and by what the conversations are narrowed in which it is looked for (S1-17). */
export interface Search extends Narrowing {
  readonly words: string;
  /** Null: whatever it is. */
  readonly kind: SearchKindFilter | null;
  readonly sort: SearchSort;
  /** One of these; any when there are none. */
  readonly status: readonly ConversationStatus[];
  /** The first and the last day on which it may have been written, where the reader is: `2026-01-31`. */
  readonly from: string | null;
  readonly to: string | null;
}

const PAGE = 30;

/** The last day that people can ask for. */
export const LAST_DAY = '9999-12-31';

const anywhere = { kind: null, status: [], from: null, to: null, ...everything } as const;

export const noSearch: Search = { words: '', sort: 'newest', ...anywhere };

export const isNarrowed = (search: Search): boolean =>
  search.kind !== null || search.status.length > 0 || search.from !== null || search.to !== null || hasFacets(search);

export const widened = (search: Search): Search => ({ ...search, ...anywhere });

/** Null for what is no day. */
export const dayOf = (text: string | null): string | null => (text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null);

/** As the server has it. */
export const LONGEST_SEARCH = 200;

export function readSearch(address: string): Search {
  const parameters = new URLSearchParams(address);
  return {
    words: (parameters.get('q') ?? '').slice(0, LONGEST_SEARCH),
    kind: searchKinds.find((kind) => kind === parameters.get('kind')) ?? null,
    sort: searchSorts.find((sort) => sort === parameters.get('sort')) ?? 'newest',
    status: readStatus(parameters),
    from: dayOf(parameters.get('from')),
    to: dayOf(parameters.get('to')),
    ...readFacets(parameters),
  };
}

const parameters = ({ words, sort, kind, status, from, to, ...narrowing }: Search) => ({
  q: words, kind, status: statusWord(status), from, to,
  ...Object.fromEntries(facets.map((facet) => [facet, narrowing[facet].join(',')])),
  sort: sort === 'newest' ? null : sort,
});

export const searchAddress = (search: Search): string => query(parameters(search));

/** Both days are within, as they begin and end where the reader is. */
export const searchQuery = (search: Search, cursor: string | null): string =>
  query({ ...parameters(search), from: dayStart(search.from ?? '', 0), to: dayStart(search.to ?? '', 1), cursor, limit: PAGE });
