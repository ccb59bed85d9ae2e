import type { NotificationView } from '@/contract';
import type { NotificationList } from './notification-list';

/** What the agent is told between two moments. Of a customer who writes on, each message is pushed as the same notice with a later sequence; older pages stand at the end, and are no news. */
export function newsBetween(before: NotificationList, after: NotificationList): readonly NotificationView[] {
  if (!before.known) return [];
  const oldest = before.items.at(-1)?.id;
  const end = after.items.findIndex(({ id }) => id === oldest);
  const unread = new Map(before.items.filter(({ readAt }) => readAt === null).map(({ id, sequence }) => [id, sequence]));
  return after.items.slice(0, end < 0 ? undefined : end + 1).filter(({ id, sequence, readAt }) => readAt === null && sequence > (unread.get(id) ?? -1));
}
