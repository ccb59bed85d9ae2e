import type {
  AvailabilityPush, ContactChanged, ConversationDelta, ConversationSnapshot, NotificationPage, NotificationsRead, NotificationView, PresenceDelta, ResyncRequired, ViewCounted, ViewDelta, ViewPosition, ViewSnapshot,
} from '@/contract';

/** The hub as this client uses it: docs/realtime.md is the contract. */
export interface DeskLink {
  readonly subscribeView: (view: string, resumeFrom: ViewPosition | null) => Promise<void>;
  readonly unsubscribeView: (view: string) => Promise<void>;
  readonly subscribeViewCount: (view: string) => Promise<void>;
  readonly unsubscribeViewCount: (view: string) => Promise<void>;
  readonly subscribeConversation: (id: string, fromSequence: number) => Promise<void>;
  readonly unsubscribeConversation: (id: string) => Promise<void>;
  readonly subscribeContact: (id: string) => Promise<void>;
  readonly unsubscribeContact: (id: string) => Promise<void>;
  readonly subscribeNotifications: () => Promise<void>;
  readonly unsubscribeNotifications: () => Promise<void>;
  readonly subscribeAvailability: () => Promise<void>;
  readonly unsubscribeAvailability: () => Promise<void>;
}

export interface DeskPushes {
  readonly viewSnapshot: (snapshot: ViewSnapshot) => void;
  readonly viewDelta: (delta: ViewDelta) => void;
  readonly viewCounted: (push: ViewCounted) => void;
  readonly presenceDelta: (delta: PresenceDelta) => void;
  readonly conversationSnapshot: (snapshot: ConversationSnapshot) => void;
  readonly conversationDelta: (delta: ConversationDelta) => void;
  readonly contactChanged: (push: ContactChanged) => void;
  readonly notificationsSnapshot: (page: NotificationPage) => void;
  readonly notificationRaised: (notification: NotificationView) => void;
  readonly notificationsRead: (read: NotificationsRead) => void;
  readonly availabilitySnapshot: (push: AvailabilityPush) => void;
  readonly availabilityDelta: (push: AvailabilityPush) => void;
  readonly resyncRequired: (resync: ResyncRequired) => void;
}

const CODES = ['view_invalid', 'not_found', 'too_many_subscriptions', 'unavailable'] as const;
export type HubRefusalCode = (typeof CODES)[number] | 'network';

/** Why a hub method failed: one of the stable codes, or `network` when it did not arrive or nobody can say. */
export function refusalCode(error: unknown): HubRefusalCode {
  const text = error instanceof Error ? error.message : '';
  return CODES.find((code) => text.endsWith(code)) ?? 'network';
}
