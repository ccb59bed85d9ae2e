import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ContactPage, ConversationPage, CustomerPage, CustomerView } from '@/contract';
import { query, request } from '@/shared/http/request';

const PAGE = 50;
const path = (id: string) => `/api/v1/customers/${encodeURIComponent(id)}`;

export const customersPage = (words: string, cursor: string | null, signal: AbortSignal): Promise<CustomerPage> =>
  request('GET', `/api/v1/customers${query({ q: words, cursor, limit: PAGE })}`, undefined, signal);

export const customerQuery = (id: string) => queryOptions({
  queryKey: ['customer', id],
  queryFn: ({ signal }) => request<CustomerView>('GET', path(id), undefined, signal),
  staleTime: 30_000,
});

export const customerConversations = (id: string, cursor: string | null, signal: AbortSignal): Promise<ConversationPage> =>
  request('GET', `${path(id)}/conversations${query({ cursor, limit: 20 })}`, undefined, signal);

/** The contacts that are linked to a customer. */
export const contactsOfCustomer = (id: string, cursor: string | null, signal: AbortSignal): Promise<ContactPage> =>
  request('GET', `/api/v1/contacts${query({ customer: id, cursor, limit: 20 })}`, undefined, signal);

/** The first customers that answer to the words; all of them by name when there are none. */
export const useFoundCustomers = (words: string) => useQuery({
  queryKey: ['customers', 'found', words],
  queryFn: async ({ signal }) => (await customersPage(words, null, signal)).items,
  placeholderData: keepPreviousData,
  staleTime: 10_000,
});
