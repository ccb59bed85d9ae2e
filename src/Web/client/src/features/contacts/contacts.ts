import type { ContactCatalogue, ContactPage, ConversationPage } from '@/contract';
import { useContactCatalogue } from '@/features/details/contact';
import { query, request } from '@/shared/http/request';

/** Who is looked for, as the address bar has it. */
export interface ContactSearch {
  readonly words: string;
  /** Keys of the catalogue; null: any. */
  readonly type: string | null;
  readonly stage: string | null;
  /** An agent, or `none`. */
  readonly owner: string | null;
}

export const everybody: ContactSearch = { words: '', type: null, stage: null, owner: null };

const PAGE = 50;
const parameters = ({ words, type, stage, owner }: ContactSearch) => ({ q: words, type, stage, owner });

export function readContactSearch(address: string): ContactSearch {
  const search = new URLSearchParams(address);
  return { words: search.get('q') ?? '', type: search.get('type') || null, stage: search.get('stage') || null, owner: search.get('owner') || null };
}

export const contactSearchQuery = (search: ContactSearch): string => query(parameters(search));

export const isNarrow = (search: ContactSearch): boolean => contactSearchQuery(search) !== '';

export const contactsPage = (search: ContactSearch, cursor: string | null, signal: AbortSignal): Promise<ContactPage> =>
  request('GET', `/api/v1/contacts${query({ ...parameters(search), cursor, limit: PAGE })}`, undefined, signal);

export const conversationsOf = (id: string, cursor: string | null, signal: AbortSignal): Promise<ConversationPage> =>
  request('GET', `/api/v1/contacts/${encodeURIComponent(id)}/conversations${query({ cursor, limit: 20 })}`, undefined, signal);

export const useCatalogue = (): ContactCatalogue => useContactCatalogue().data ?? { types: [], stages: [], attributes: [] };

export { nameIn } from '@/features/details/contact';
