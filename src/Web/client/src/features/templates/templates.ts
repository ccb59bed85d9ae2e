import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageTemplate, MessageTemplatePage } from '@/contract';
import { request } from '@/shared/http/request';

const path = (account: string) => `/api/v1/channel-accounts/${encodeURIComponent(account)}/templates`;

const templatesQuery = (account: string) => queryOptions({
  queryKey: ['templates', account],
  queryFn: async ({ signal }) => (await request<MessageTemplatePage>('GET', path(account), undefined, signal)).items,
  staleTime: 60_000,
});

export const useTemplates = (account: string) => useQuery(templatesQuery(account));

/** Reads the provider's catalogue again. @throws {Problem} */
export function useTemplateSync(account: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const { items } = await request<MessageTemplatePage>('POST', `${path(account)}/sync`);
    client.setQueryData(templatesQuery(account).queryKey, items);
  };
}

/** Those that may be sent, by what was typed of name, text or language. */
export function sendableTemplates(all: readonly MessageTemplate[], typed: string): readonly MessageTemplate[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return all.filter(({ status, name, body, language, buttons }) =>
    status === 'Approved' && !buttons.some(({ kind }) => kind === 'Other')
    && [name, name.replaceAll('_', ' '), body, language].some((text) => text.toLocaleLowerCase().includes(wanted)));
}
