import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChannelAccountPage } from '@/contract';
import { request } from '@/shared/http/request';

const channelAccountsQuery = queryOptions({
  queryKey: ['channel-accounts'],
  queryFn: async ({ signal }) => (await request<ChannelAccountPage>('GET', '/api/v1/channel-accounts', undefined, signal)).items,
  staleTime: 60_000,
});

export const useChannelAccounts = () => useQuery(channelAccountsQuery);
