import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import type {
  AvailabilityPush, ContactChanged, ConversationActivity, ConversationDelta, ConversationSnapshot, NotificationPage, NotificationsRead, NotificationView, PresenceDelta, ResyncRequired, ViewCounted, ViewDelta, ViewSnapshot,
} from '@/contract';
import { request } from '@/shared/http/request';
import { createStore, type Store } from '@/shared/state/store';
import type { DeskLink, DeskPushes } from './desk-link';

export type LinkState = 'connecting' | 'connected' | 'reconnecting';

export interface Connection {
  readonly link: DeskLink;
  readonly state: Store<LinkState>;
  /** Says what the agent does at a conversation that is subscribed; worth nothing later, so nothing is kept when it does not arrive (RT-11). */
  readonly attend: (conversation: string, activity: ConversationActivity) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Half a second at first, ten at most, never in step with the other desks. */
const backoff = (attempt: number) => Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** A browser does not tell why a WebSocket was refused. The API does, and whoever is signed out learns it from there. */
const findOutWhy = () => void request('GET', '/api/v1/me').catch(() => undefined);

/**
 * The SignalR connection of this tab: it comes back by itself for as long as the tab lives. One request makes it, without the negotiation that would have to
 * reach the same node twice: so any node behind any proxy will do.
 */
export function createConnection(url: string, pushes: DeskPushes): Connection {
  const state = createStore<LinkState>('connecting');
  const hub = new HubConnectionBuilder()
    .withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: ({ previousRetryCount }) => {
        if (previousRetryCount > 0) findOutWhy();
        return backoff(previousRetryCount);
      },
    })
    .configureLogging(LogLevel.None)
    .build();
  let wanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  hub.on('ViewSnapshot', (snapshot: ViewSnapshot) => pushes.viewSnapshot(snapshot));
  hub.on('ViewDelta', (delta: ViewDelta) => pushes.viewDelta(delta));
  hub.on('ViewCounted', (push: ViewCounted) => pushes.viewCounted(push));
  hub.on('ConversationSnapshot', (snapshot: ConversationSnapshot) => pushes.conversationSnapshot(snapshot));
  hub.on('ConversationDelta', (delta: ConversationDelta) => pushes.conversationDelta(delta));
  hub.on('ContactChanged', (push: ContactChanged) => pushes.contactChanged(push));
  hub.on('PresenceDelta', (delta: PresenceDelta) => pushes.presenceDelta(delta));
  hub.on('NotificationsSnapshot', (page: NotificationPage) => pushes.notificationsSnapshot(page));
  hub.on('NotificationRaised', (notification: NotificationView) => pushes.notificationRaised(notification));
  hub.on('NotificationsRead', (read: NotificationsRead) => pushes.notificationsRead(read));
  hub.on('AvailabilitySnapshot', (push: AvailabilityPush) => pushes.availabilitySnapshot(push));
  hub.on('AvailabilityDelta', (push: AvailabilityPush) => pushes.availabilityDelta(push));
  hub.on('ResyncRequired', (resync: ResyncRequired) => pushes.resyncRequired(resync));
  hub.onreconnecting(() => state.set('reconnecting'));
  hub.onreconnected(() => state.set('connected'));
  hub.onclose(() => {
    state.set('reconnecting');
    if (wanted) open(0);
  });

  const open = (attempt: number) => {
    clearTimeout(timer);
    if (!wanted || hub.state !== HubConnectionState.Disconnected) return;
    hub.start().then(
      () => state.set('connected'),
      () => {
        findOutWhy();
        timer = setTimeout(() => open(attempt + 1), backoff(attempt));
      },
    );
  };

  const invoke = (method: string, ...values: unknown[]): Promise<void> => hub.invoke(method, ...values);

  return {
    state,
    attend: (conversation, activity) => {
      if (hub.state === HubConnectionState.Connected) void invoke('Attend', conversation, activity).catch(() => undefined);
    },
    link: {
      subscribeView: (view, resumeFrom) => invoke('SubscribeView', view, resumeFrom),
      unsubscribeView: (view) => invoke('UnsubscribeView', view),
      subscribeViewCount: (view) => invoke('SubscribeViewCount', view),
      unsubscribeViewCount: (view) => invoke('UnsubscribeViewCount', view),
      subscribeConversation: (id, fromSequence) => invoke('SubscribeConversation', id, fromSequence),
      unsubscribeConversation: (id) => invoke('UnsubscribeConversation', id),
      subscribeContact: (id) => invoke('SubscribeContact', id),
      unsubscribeContact: (id) => invoke('UnsubscribeContact', id),
      subscribeNotifications: () => invoke('SubscribeNotifications'),
      unsubscribeNotifications: () => invoke('UnsubscribeNotifications'),
      subscribeAvailability: () => invoke('SubscribeAvailability'),
      unsubscribeAvailability: () => invoke('UnsubscribeAvailability'),
    },
    start: () => {
      wanted = true;
      open(0);
    },
    stop: () => {
      wanted = false;
      clearTimeout(timer);
      void hub.stop();
    },
  };
}
