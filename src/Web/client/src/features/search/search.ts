import { query } from '@/shared/http/request';

export const searchKinds = ['message', 'note', 'conversation'] as const;
export type SearchKindFilter = (typeof searchKinds)[number];

export const searchSorts = ['newest', 'best'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** What is looked for, as the address bar has it. */
export interface Search {
  readonly words: string;
  /** Null: whatever it is. */
  readonly kind: SearchKindFilter | null;
  readonly sort: SearchSort;
}

const PAGE = 30;

export const noSearch: Search = { words: '', kind: null, sort: 'newest' };

export function readSearch(address: string): Search {
  const parameters = new URLSearchParams(address);
  return {
    words: parameters.get('q') ?? '',
    kind: searchKinds.find((kind) => kind === parameters.get('kind')) ?? null,
    sort: searchSorts.find((sort) => sort === parameters.get('sort')) ?? 'newest',
  };
}

const parameters = ({ words, kind, sort }: Search) => ({ q: words, kind, sort: sort === 'newest' ? null : sort });

export const searchAddress = (search: Search): string => query(parameters(search));

export const searchQuery = (search: Search, cursor: string | null): string => query({ ...parameters(search), cursor, limit: PAGE });
