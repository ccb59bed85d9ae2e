import type { NotificationPage, NotificationsRead, NotificationView } from '@/contract';

/** What the agent was told of, newest first. RT-12: rows tell it, pushes only say so sooner. */
export interface NotificationList {
  /** False until the first snapshot. */
  readonly known: boolean;
  readonly items: readonly NotificationView[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

export type NotificationAction =
  | { type: 'snapshot'; page: NotificationPage }
  | { type: 'raised'; notification: NotificationView }
  | { type: 'read'; read: NotificationsRead }
  | { type: 'older_came'; cursor: string; page: NotificationPage };

export const noNotifications: NotificationList = { known: false, items: [], nextCursor: null, unread: 0 };

export function applyToNotifications(list: NotificationList, action: NotificationAction): NotificationList {
  switch (action.type) {
    case 'snapshot':
      return { known: true, items: action.page.items, nextCursor: action.page.nextCursor, unread: action.page.unread.value };
    case 'raised': {
      const before = list.items.find((item) => item.id === action.notification.id);
      const isNews = action.notification.readAt === null && (!before || before.readAt !== null);
      return { ...list, items: [action.notification, ...list.items.filter((item) => item !== before)], unread: list.unread + (isNews ? 1 : 0) };
    }
    case 'read':
      return read(list, action.read);
    case 'older_came': {
      if (list.nextCursor !== action.cursor) return list;
      const known = new Set(list.items.map((item) => item.id));
      return { ...list, items: [...list.items, ...action.page.items.filter((item) => !known.has(item.id))], nextCursor: action.page.nextCursor };
    }
  }
}

function read(list: NotificationList, { id, conversation, at }: NotificationsRead): NotificationList {
  const isMeant = (item: NotificationView) => item.readAt === null && (id !== null ? item.id === id : conversation === null || item.conversation?.id === conversation);
  const count = list.items.filter(isMeant).length;
  const all = id === null && conversation === null;
  if (count === 0 && !all) return list;
  return { ...list, items: list.items.map((item) => (isMeant(item) ? { ...item, readAt: at } : item)), unread: all ? 0 : Math.max(0, list.unread - count) };
}
