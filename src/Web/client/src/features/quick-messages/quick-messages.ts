import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CannedResponse, CannedResponsePage } from '@/contract';
import { request } from '@/shared/http/request';

const quickMessagesQuery = queryOptions({
  queryKey: ['canned-responses'],
  queryFn: async ({ signal }) => (await request<CannedResponsePage>('GET', '/api/v1/canned-responses', undefined, signal)).items,
  staleTime: 60_000,
});

export function useQuickMessages(): readonly CannedResponse[] {
  return useQuery(quickMessagesQuery).data ?? [];
}

/** Its text with the conversation's values put in by the server. @throws {Problem} */
export const renderQuickMessage = async (conversation: string, id: string): Promise<string> =>
  (await request<{ text: string }>('GET', `/api/v1/conversations/${encodeURIComponent(conversation)}/canned-responses/${encodeURIComponent(id)}`)).text;

/** Those that a few letters may mean: by the beginning of the shortcut first, then by any word of shortcut, title and text. */
export function matchingQuickMessages(all: readonly CannedResponse[], typed: string): readonly CannedResponse[] {
  const wanted = folded(typed);
  const rank = ({ shortcut, title, text }: CannedResponse) => {
    if (folded(shortcut).startsWith(wanted)) return 0;
    if (folded(title).includes(wanted) || folded(shortcut).includes(wanted)) return 1;
    return folded(text).includes(wanted) ? 2 : 3;
  };
  return all.map((entry) => ({ entry, rank: rank(entry) })).filter(({ rank }) => rank < 3).sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
