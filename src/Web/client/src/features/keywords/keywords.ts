import { queryOptions, useQuery } from '@tanstack/react-query';
import type { KeywordPage, KeywordView } from '@/contract';
import { request } from '@/shared/http/request';

const keywordsQuery = queryOptions({
  queryKey: ['keywords'],
  queryFn: async ({ signal }) => (await request<KeywordPage>('GET', '/api/v1/keywords', undefined, signal)).items,
  staleTime: 60_000,
});

export function useKeywords(): readonly KeywordView[] {
  return useQuery(keywordsQuery).data ?? [];
}

/** A keyword's name, by the id that conversations hold. */
export function useKeywordName(): (id: string) => string {
  const keywords = useKeywords();
  return (id) => keywords.find((keyword) => keyword.id === id)?.name ?? id;
}
