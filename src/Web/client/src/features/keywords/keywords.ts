import { useKeywords } from '@/features/workspace/catalogues';

/** A keyword's name, by the id that conversations hold. */
export function useKeywordName(): (id: string) => string {
  const keywords = useKeywords();
  return (id) => keywords.find((keyword) => keyword.id === id)?.name ?? id;
}
