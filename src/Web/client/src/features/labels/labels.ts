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

export function useLabels(): readonly LabelView[] {
  return useQuery(labelsQuery).data ?? [];
}

/** The colour of a label by its name; gray until the catalogue is here. */
export function useLabelColor(): (name: string) => string {
  const labels = useLabels();
  return useMemo(() => {
    const colors = new Map(labels.map((label) => [label.name.toLocaleLowerCase(), label.color]));
    return (name: string) => colors.get(name.toLocaleLowerCase()) ?? 'gray';
  }, [labels]);
}
