import type { ConversationView, NotificationView } from '@/contract';
import type { NotificationList } from './notification-list';

/** What the agent is told anew between two moments. Older pages stand at the end, and are no news. */
export function raisedBetween(before: NotificationList, after: NotificationList): readonly NotificationView[] {
  if (!before.known) return [];
  const oldest = before.items.at(-1)?.id;
  const end = after.items.findIndex(({ id }) => id === oldest);
  const unread = new Set(before.items.filter(({ readAt }) => readAt === null).map(({ id }) => id));
  return after.items.slice(0, end < 0 ? undefined : end + 1).filter(({ id, readAt }) => readAt === null && !unread.has(id));
}

/**
 * What customers wrote in a list between two moments after a message that is still unread: the server raises the first one only, and these say the same of the next.
 * A message that was raised itself is no news here, whichever of the two came first.
 */
export function writtenBetween(before: readonly ConversationView[], after: readonly ConversationView[], told: readonly NotificationView[]): readonly NotificationView[] {
  const known = new Map(before.map((conversation) => [conversation.id, conversation]));
  return after.flatMap(({ id, preview, lastMessageSequence }): NotificationView[] => {
    const earlier = known.get(id);
    if (!earlier || preview?.direction !== 'Inbound' || preview.at === earlier.preview?.at || lastMessageSequence <= earlier.lastMessageSequence) return [];
    const first = told.find(({ kind, conversation, readAt }) => kind === 'Message' && conversation.id === id && readAt === null);
    return first && first.sequence <= earlier.lastMessageSequence ? [{ ...first, sequence: lastMessageSequence, excerpt: preview.text, at: preview.at }] : [];
  });
}
