import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DepartmentPage, DepartmentView } from '@/contract';
import { request } from '@/shared/http/request';

const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => (await request<DepartmentPage>('GET', '/api/v1/departments', undefined, signal)).items,
  staleTime: 60_000,
});

export function useDepartments(): readonly DepartmentView[] {
  return useQuery(departmentsQuery).data ?? [];
}
