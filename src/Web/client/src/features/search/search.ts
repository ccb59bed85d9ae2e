import type { Facet } from '@/features/conversations/view-filter';
import { query } from '@/shared/http/request';

export const searchKinds = ['message', 'note', 'conversation'] as const;
export type SearchKindFilter = (typeof searchKinds)[number];

export const searchSorts = ['newest', 'best'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** By what the conversations are narrowed in which it is looked for (S1-17). */
export const searchFacets = ['label', 'keyword', 'department'] as const satisfies readonly Facet[];
type SearchFacet = (typeof searchFacets)[number];

/** What is looked for, as the address bar has it. */
export interface Search extends Readonly<Record<SearchFacet, string | null>> {
  readonly words: string;
  /** Null: whatever it is. */
  readonly kind: SearchKindFilter | null;
  readonly sort: SearchSort;
}

const PAGE = 30;

const everywhere: Readonly<Record<SearchFacet, null>> = { label: null, keyword: null, department: null };

export const noSearch: Search = { words: '', kind: null, sort: 'newest', ...everywhere };

export const isNarrowed = (search: Search): boolean => searchFacets.some((facet) => search[facet] !== null);

export const widened = (search: Search): Search => ({ ...search, ...everywhere });

export function readSearch(address: string): Search {
  const parameters = new URLSearchParams(address);
  return {
    words: parameters.get('q') ?? '',
    kind: searchKinds.find((kind) => kind === parameters.get('kind')) ?? null,
    sort: searchSorts.find((sort) => sort === parameters.get('sort')) ?? 'newest',
    label: parameters.get('label') || null,
    keyword: parameters.get('keyword') || null,
    department: parameters.get('department') || null,
  };
}

const parameters = ({ words, sort, ...rest }: Search) => ({ q: words, ...rest, sort: sort === 'newest' ? null : sort });

export const searchAddress = (search: Search): string => query(parameters(search));

export const searchQuery = (search: Search, cursor: string | null): string => query({ ...parameters(search), cursor, limit: PAGE });
