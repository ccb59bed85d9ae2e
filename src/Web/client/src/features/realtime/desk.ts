import type { Attendance, ConversationPage, ConversationView, ViewCount } from '@/contract';
import { nobodyKnown, withChanges } from '@/features/availability/availability';
import { sortOf } from '@/features/conversations/view-filter';
import { applyToView, emptyView, type ViewAction, type ViewList } from '@/features/conversations/view-list';
import { orders } from '@/features/conversations/view-order';
import { applyToNotifications, noNotifications, type NotificationAction } from '@/features/notifications/notification-list';
import { olderNotifications } from '@/features/notifications/notification-requests';
import { readTimeline } from '@/features/timeline/read-timeline';
import { applyToTimeline, emptyTimeline, type PageSide, type Timeline, type TimelineAction } from '@/features/timeline/timeline';
import { request } from '@/shared/http/request';
import { nextFrame, pacedStore, restful, type PacedStore, type Pace, type Wait } from '@/shared/state/paced-store';
import { createStore, type Store } from '@/shared/state/store';
import { createConnection, type Connection } from './connection';
import type { DeskPushes } from './desk-link';
import { createSubscriptions, type Subscriptions } from './subscriptions';

const VIEWS_KEPT = 24;
const TIMELINES_KEPT = 24;
/** Milliseconds between two changes of a list on screen: nobody reads rows that move faster. */
const REST = 300;
const LIST_PAGE = 100;
/** Where a jump leads there is to be a screen at once; what comes while one scrolls is drawn in one task, and so is less. */
const JUMP_PAGE = 30;
const SCROLL_PAGE = 20;
/** What is shown before a place that is jumped to. */
const CONTEXT = 12;

/** Everything that is live on this screen: lists and conversations, each a store that the hub's pushes change through a pure reducer. */
export class Desk {
  readonly connection: Connection;
  private readonly subscriptions: Subscriptions;
  readonly notifications = createStore(noNotifications);
  /** Who of the workspace is there. */
  readonly availability = createStore(nobodyKnown);
  private readonly views = new Map<string, PacedStore<ViewList>>();
  private readonly counts = new Map<string, Store<ViewCount | null>>();
  private readonly timelines = new Map<string, Store<Timeline>>();
  /** Who is to be told of a contact. */
  private readonly contacts = new Map<string, Set<() => void>>();
  private pagesAsked = 0;
  /** Who is at each conversation on screen, as far as we were told. */
  readonly presence = createStore<ReadonlyMap<string, readonly Attendance[]>>(new Map());

  /** @param pace when what is on screen is told of its changes: once for each picture, however many pushes come between two; lists rest in between */
  constructor(connect: (pushes: DeskPushes) => Connection = (pushes) => createConnection('/hubs/desk', pushes), private readonly pace: Pace = nextFrame, private readonly wait?: Wait) {
    this.connection = connect({
      viewSnapshot: (snapshot) => this.changeView(snapshot.view, { type: 'snapshot', snapshot }),
      viewDelta: (delta) => this.changeView(delta.view, { type: 'delta', delta }),
      viewCounted: ({ view, count }) => this.count(view).update((known) => (known?.value === count.value && known.atLeast === count.atLeast ? known : count)),
      conversationSnapshot: (snapshot) => this.changeTimeline(snapshot.conversation, { type: 'snapshot', snapshot }),
      conversationDelta: (delta) => this.changeTimeline(delta.conversation, { type: 'delta', delta }),
      contactChanged: ({ contact }) => this.tellOfContact(contact),
      presenceDelta: ({ conversation, present }) => this.presence.update((known) => new Map(known).set(conversation, present)),
      notificationsSnapshot: (page) => this.changeNotifications({ type: 'snapshot', page }),
      notificationRaised: (notification) => this.changeNotifications({ type: 'raised', notification }),
      notificationsRead: (read) => this.changeNotifications({ type: 'read', read }),
      availabilitySnapshot: ({ items }) => this.availability.set(withChanges(nobodyKnown, items)),
      availabilityDelta: ({ items }) => this.availability.update((known) => withChanges(known, items)),
      resyncRequired: ({ view, count, conversation, contact, notifications, availability }) => {
        if (availability) this.subscriptions.resync(AVAILABILITY);
        if (notifications) this.subscriptions.resync(NOTIFICATIONS);
        if (view) this.subscriptions.resync(viewTopic(view));
        if (count) this.subscriptions.resync(countTopic(count));
        if (conversation) this.subscriptions.resync(conversationTopic(conversation));
        if (contact) this.subscriptions.resync(contactTopic(contact));
      },
    });
    this.subscriptions = createSubscriptions(this.connection.link, (milliseconds, then) => setTimeout(then, milliseconds));
  }

  /** Connects; the returned function disconnects. */
  open(): () => void {
    const { state } = this.connection;
    const unfollow = state.subscribe(() => {
      if (state.get() === 'connected') this.subscriptions.connected();
      else this.subscriptions.disconnected();
    });
    this.connection.start();
    return () => {
      unfollow();
      this.connection.stop();
      this.subscriptions.disconnected();
    };
  }

  get unanswered(): Store<number> {
    return this.subscriptions.unanswered;
  }

  view(key: string): PacedStore<ViewList> {
    return remembered(this.views, key, () => pacedStore(emptyView, restful(this.pace, REST, this.wait)), VIEWS_KEPT, (kept) => this.subscriptions.isWatched(viewTopic(kept)));
  }

  /** How many conversations a list has; null until that is known. */
  count(key: string): Store<ViewCount | null> {
    return remembered(this.counts, key, () => createStore<ViewCount | null>(null), VIEWS_KEPT, (kept) => this.subscriptions.isWatched(countTopic(kept)));
  }

  timeline(id: string): Store<Timeline> {
    return remembered(this.timelines, id, () => pacedStore(emptyTimeline, this.pace), TIMELINES_KEPT, (kept) => this.subscriptions.isWatched(conversationTopic(kept)));
  }

  watchView(key: string): () => void {
    const store = this.view(key);
    return this.subscriptions.watch({
      key: viewTopic(key),
      subscribe: (link) => link.subscribeView(key, store.get().position),
      unsubscribe: (link) => link.unsubscribeView(key),
      refused: () => this.changeView(key, { type: 'refused' }),
    });
  }

  watchCount(key: string): () => void {
    return this.subscriptions.watch({
      key: countTopic(key),
      subscribe: (link) => link.subscribeViewCount(key),
      unsubscribe: (link) => link.unsubscribeViewCount(key),
      refused: () => undefined,
    });
  }

  watchConversation(id: string): () => void {
    const store = this.timeline(id);
    return this.subscriptions.watch({
      key: conversationTopic(id),
      subscribe: (link) => link.subscribeConversation(id, store.get().sequence),
      unsubscribe: (link) => link.unsubscribeConversation(id),
      refused: () => this.changeTimeline(id, { type: 'missing' }),
    });
  }

  /** @param changed the contact is to be read again: it is another, somebody may have changed it while we were away, or it may no longer be seen */
  watchContact(id: string, changed: () => void): () => void {
    const told = this.contacts.get(id) ?? new Set();
    this.contacts.set(id, told.add(changed));
    const unwatch = this.subscriptions.watch({
      key: contactTopic(id),
      subscribe: (link) => link.subscribeContact(id),
      unsubscribe: (link) => link.unsubscribeContact(id),
      refused: () => this.tellOfContact(id),
    });
    return () => {
      told.delete(changed);
      if (told.size === 0) this.contacts.delete(id);
      unwatch();
    };
  }

  private tellOfContact(id: string): void {
    for (const changed of this.contacts.get(id) ?? []) changed();
  }

  watchNotifications(): () => void {
    return this.subscriptions.watch({
      key: NOTIFICATIONS,
      subscribe: (link) => link.subscribeNotifications(),
      unsubscribe: (link) => link.unsubscribeNotifications(),
      refused: () => undefined,
    });
  }

  watchAvailability(): () => void {
    return this.subscriptions.watch({
      key: AVAILABILITY,
      subscribe: (link) => link.subscribeAvailability(),
      unsubscribe: (link) => link.unsubscribeAvailability(),
      refused: () => undefined,
    });
  }

  async loadOlderNotifications(): Promise<void> {
    const cursor = this.notifications.get().nextCursor;
    const page = cursor === null ? null : await olderNotifications(cursor);
    if (cursor !== null && page) this.changeNotifications({ type: 'older_came', cursor, page });
  }

  private changeNotifications(action: NotificationAction): void {
    this.notifications.update((list) => applyToNotifications(list, action));
  }

  /** What was known of a conversation's presence ages: whoever leaves forgets it. */
  forgetPresence(conversation: string): void {
    this.presence.update((known) => new Map([...known].filter(([id]) => id !== conversation)));
  }

  /** A head that came as the answer to a command; the delta that says the same may come before or after it. */
  learn(head: ConversationView): void {
    this.changeTimeline(head.id, { type: 'head', head });
  }

  async loadOlderConversations(key: string): Promise<void> {
    const { nextCursor, olderPage } = this.view(key).get();
    if (nextCursor === null || (olderPage && !olderPage.failed)) return;
    this.changeView(key, { type: 'older_asked' });
    try {
      const path = `/api/v1/conversations?${key}&${new URLSearchParams({ cursor: nextCursor, limit: String(LIST_PAGE) }).toString()}`;
      this.changeView(key, { type: 'older_came', cursor: nextCursor, page: await request<ConversationPage>('GET', path) });
    } catch {
      this.changeView(key, { type: 'older_failed', cursor: nextCursor });
    }
    // Whoever scrolls waits for it.
    this.view(key).tell();
  }

  /** The page beyond an end of the window, unless there is none or one is on its way. */
  async loadItems(id: string, side: 'older' | 'newer'): Promise<void> {
    const { before, after, asked } = this.timeline(id).get();
    const cursor = side === 'older' ? before : after;
    if (cursor === null || (asked && !asked.failed)) return;
    await this.loadPage(id, side, side === 'older' ? { before: cursor } : { after: cursor });
  }

  /** Puts the window where a sequence is; null: at the present. */
  showItems(id: string, sequence: number | null): Promise<void> {
    return this.loadPage(id, 'instead', sequence === null ? {} : { after: Math.max(0, sequence - CONTEXT) });
  }

  private async loadPage(id: string, side: PageSide, position: { before?: number; after?: number }): Promise<void> {
    const asked = ++this.pagesAsked;
    this.changeTimeline(id, { type: 'page_asked', side, id: asked });
    try {
      let page = await readTimeline(id, { ...position, limit: side === 'instead' ? JUMP_PAGE : SCROLL_PAGE });
      // An address may name a place behind the end.
      if (side === 'instead' && page.items.length === 0 && page.after === null) page = await readTimeline(id, { limit: JUMP_PAGE });
      this.changeTimeline(id, { type: 'page_came', id: asked, page });
    } catch {
      this.changeTimeline(id, { type: 'page_failed', id: asked });
    }
  }

  private changeView(key: string, action: ViewAction): void {
    const store = this.view(key);
    const { list, gap } = applyToView(store.get(), action, orders[sortOf(key)]);
    store.set(list);
    if (gap) this.subscriptions.resync(viewTopic(key));
  }

  private changeTimeline(id: string, action: TimelineAction): void {
    const store = this.timeline(id);
    const { timeline, gap } = applyToTimeline(store.get(), action);
    store.set(timeline);
    if (gap) this.subscriptions.resync(conversationTopic(id));
  }
}

const NOTIFICATIONS = 'notifications';
const AVAILABILITY = 'availability';
const viewTopic = (key: string) => `view ${key}`;
const countTopic = (key: string) => `count of ${key}`;
const conversationTopic = (id: string) => `conversation ${id}`;
const contactTopic = (id: string) => `contact ${id}`;

/** The store of a key. What was asked for longest ago goes when there are too many, except what is on screen. */
function remembered<S>(stores: Map<string, S>, key: string, create: () => S, kept: number, onScreen: (key: string) => boolean): S {
  const store = stores.get(key) ?? create();
  stores.delete(key);
  stores.set(key, store);
  for (const oldest of [...stores.keys()]) {
    if (stores.size <= kept) break;
    if (oldest !== key && !onScreen(oldest)) stores.delete(oldest);
  }
  return store;
}
