import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LabelPage, LabelView } from '@/contract';
import { request } from '@/shared/http/request';

export const labelColors = ['gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'] as const;
export type LabelColor = (typeof labelColors)[number];

export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async ({ signal }) => (await request<LabelPage>('GET', '/api/v1/labels', undefined, signal)).items,
  staleTime: 60_000,
});

const NONE: readonly LabelView[] = [];

export function useLabels(): readonly LabelView[] {
  return useQuery(labelsQuery).data ?? NONE;
}

/** A label as conversations hold it, by its id; gray and called by its id until the catalogue is here. */
export function useLabel(): (id: string) => { readonly name: string; readonly color: string } {
  const labels = useLabels();
  return useMemo(() => {
    const known = new Map(labels.map((label) => [label.id, label]));
    return (id: string) => known.get(id) ?? { name: id, color: 'gray' };
  }, [labels]);
}
