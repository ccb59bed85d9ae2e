import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FormPage, FormView } from '@/contract';
import { request } from '@/shared/http/request';

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: async ({ signal }): Promise<readonly FormView[]> => (await request<FormPage>('GET', '/api/v1/forms', undefined, signal)).items,
  staleTime: 60_000,
});

export const useForms = () => useQuery(formsQuery);

/** Those that may be sent, by what was typed of name, title or text. */
export function sendableForms(all: readonly FormView[], typed: string): readonly FormView[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return all.filter(({ archived, name, title, body }) => !archived && [name, title, body].some((text) => text.toLocaleLowerCase().includes(wanted)));
}
