import type { NotificationPage } from '@/contract';
import { query, request } from '@/shared/http/request';

/** Null when it did not come: the button that asks is still there. */
export const olderNotifications = (cursor: string): Promise<NotificationPage | null> =>
  request<NotificationPage>('GET', `/api/v1/notifications${query({ cursor, limit: 50 })}`).catch(() => null);

/** One, those of a conversation, or all. What was read is told by a push, on every screen; what was not told stays unread. */
export async function markRead({ id, conversation }: { id?: string; conversation?: string }): Promise<void> {
  const path = id === undefined ? `/api/v1/notifications/read${query({ conversation })}` : `/api/v1/notifications/${encodeURIComponent(id)}/read`;
  await request('POST', path).catch(() => undefined);
}
