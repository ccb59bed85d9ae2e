import { queryOptions } from '@tanstack/react-query';
import type { ChannelConnection, ChannelConnectionPage } from '@/contract';
import { channelAccountsQuery, inboxesQuery } from '@/features/workspace/catalogues';
import { Problem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import type { Translate } from '@/shared/i18n/use-words';

/** How often a light is looked at again: the server writes it once a minute at most. */
const LOOK_EVERY = 30_000;

export const connectionsQuery = queryOptions({
  queryKey: ['channel-connections'],
  queryFn: async ({ signal }): Promise<readonly ChannelConnection[]> => (await request<ChannelConnectionPage>('GET', '/api/v1/channel-connections', undefined, signal)).items,
  refetchInterval: LOOK_EVERY,
});

/** What is shown of accounts elsewhere changes with them. */
export const shownWithConnections = [connectionsQuery.queryKey, channelAccountsQuery.queryKey, inboxesQuery.queryKey] as const;

const FIELDS = ['name', 'phoneNumberId', 'businessAccountId', 'accessToken', 'appSecret', 'verifyToken', 'inbox', 'newInbox'] as const;

/** A refusal that names a field of the form, by the name that the field has there. */
export function withFieldName(t: Translate, error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'channel_connection_invalid') return error;
  const field = FIELDS.find((name) => name === error.extensions['field']);
  return field === undefined ? error : new Problem(error.status, error.code, { field: t(`settings.connect.fields.${field}`) });
}

/** Where the provider is to send what customers write: reached from outside under the address that this page has, as far as we know. */
export const webhookAddress = ({ webhookPath }: Pick<ChannelConnection, 'webhookPath'>): string => new URL(webhookPath, window.location.origin).href;
