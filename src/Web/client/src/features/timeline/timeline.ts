import type { Attachment, ConversationDelta, ConversationSnapshot, ConversationView, Delivery, DeliveryStatus, TimelineChange, TimelineItem, TimelinePage } from '@/contract';

/** What we know of one open conversation. Rules RT-1 to RT-8 are those of docs/realtime.md. */
export interface Timeline {
  /** Of the conversation's stream, as far as we applied it; 0 before the first snapshot. */
  readonly sequence: number;
  readonly head: ConversationView | null;
  /** By the time of the event, then by sequence. */
  readonly items: readonly TimelineItem[];
  /** For the page before the first item; null at the beginning of the conversation. */
  readonly before: number | null;
  readonly olderPage: OlderItems | null;
  /** The server does not know it, or no longer shows it to us. */
  readonly missing: boolean;
}

/** An older page that was asked for, and what changed in it meanwhile. */
export interface OlderItems {
  readonly before: number;
  readonly deliveries: ReadonlyMap<number, Delivery>;
  readonly attachments: ReadonlyMap<number, Attachment>;
  readonly failed: boolean;
}

export type TimelineAction =
  | { type: 'snapshot'; snapshot: ConversationSnapshot }
  | { type: 'delta'; delta: ConversationDelta }
  | { type: 'head'; head: ConversationView }
  | { type: 'missing' }
  | { type: 'older_asked' }
  | { type: 'older_came'; before: number; page: TimelinePage }
  | { type: 'older_failed'; before: number };

/** `gap` asks the caller to subscribe again from the sequence that the timeline has (RT-3). */
export interface Applied {
  readonly timeline: Timeline;
  readonly gap: boolean;
}

export const emptyTimeline: Timeline = { sequence: 0, head: null, items: [], before: null, olderPage: null, missing: false };

export function applyToTimeline(timeline: Timeline, action: TimelineAction): Applied {
  switch (action.type) {
    case 'snapshot': {
      const { sequence, head, page } = action.snapshot;
      return kept({ sequence, head: newer(timeline.head, head), items: ordered(page.items), before: page.before, olderPage: null, missing: false });
    }
    case 'delta':
      return applyDelta(timeline, action.delta);
    case 'head':
      return kept(timeline.head === null ? timeline : { ...timeline, head: newer(timeline.head, action.head) });
    case 'missing':
      return kept({ ...emptyTimeline, missing: true });
    case 'older_asked':
      return kept(timeline.before === null ? timeline : { ...timeline, olderPage: { before: timeline.before, deliveries: new Map(), attachments: new Map(), failed: false } });
    case 'older_came':
      return kept(addOlder(timeline, action.before, action.page));
    case 'older_failed':
      return kept(timeline.olderPage?.before === action.before ? { ...timeline, olderPage: { ...timeline.olderPage, failed: true } } : timeline);
  }
}

const kept = (timeline: Timeline): Applied => ({ timeline, gap: false });

function applyDelta(timeline: Timeline, delta: ConversationDelta): Applied {
  if (timeline.head === null) return { timeline, gap: true };
  if (delta.sequence <= timeline.sequence) return kept(timeline);
  if (delta.since !== timeline.sequence) return { timeline, gap: true };
  const changed = delta.changes.reduce(applyChange, timeline);
  return kept({ ...changed, sequence: delta.sequence, head: newer(timeline.head, delta.head) });
}

function applyChange(timeline: Timeline, change: TimelineChange): Timeline {
  switch (change.change) {
    case 'item_added':
      return timeline.items.some((item) => item.sequence === change.item.sequence)
        ? timeline
        : { ...timeline, items: ordered([...timeline.items, change.item]) };
    case 'delivery_changed': {
      const known = timeline.items.some((item) => item.sequence === change.message);
      if (known) return { ...timeline, items: timeline.items.map((item) => (item.sequence === change.message ? withDelivery(item, change.delivery) : item)) };
      if (timeline.olderPage === null) return timeline;
      const deliveries = new Map(timeline.olderPage.deliveries).set(change.message, change.delivery);
      return { ...timeline, olderPage: { ...timeline.olderPage, deliveries } };
    }
    case 'attachment_changed': {
      const known = timeline.items.some((item) => item.sequence === change.message);
      if (known) return { ...timeline, items: timeline.items.map((item) => (item.sequence === change.message ? withAttachment(item, change.attachment) : item)) };
      if (timeline.olderPage === null) return timeline;
      const attachments = new Map(timeline.olderPage.attachments).set(change.message, change.attachment);
      return { ...timeline, olderPage: { ...timeline.olderPage, attachments } };
    }
  }
}

function addOlder(timeline: Timeline, before: number, page: TimelinePage): Timeline {
  const asked = timeline.olderPage;
  if (asked?.before !== before) return timeline;
  const known = new Set(timeline.items.map((item) => item.sequence));
  const older = page.items.filter((item) => !known.has(item.sequence)).map((item) => {
    const delivery = asked.deliveries.get(item.sequence);
    const attachment = asked.attachments.get(item.sequence);
    const delivered = delivery ? withDelivery(item, delivery) : item;
    return attachment ? withAttachment(delivered, attachment) : delivered;
  });
  return { ...timeline, items: ordered([...older, ...timeline.items]), before: page.before, olderPage: null };
}

/** A delivery status never goes backwards. */
function withDelivery(item: TimelineItem, delivery: Delivery): TimelineItem {
  if (item.type !== 'message') return item;
  return item.delivery && RANK[delivery.status] < RANK[item.delivery.status] ? item : { ...item, delivery };
}

function withAttachment(item: TimelineItem, attachment: Attachment): TimelineItem {
  return item.type === 'message' && item.content.type === 'media' ? { ...item, content: { ...item.content, attachment } } : item;
}

/** An unknown outcome may still become known; a refusal may only be overtaken by a proof of arrival. */
const RANK: Record<DeliveryStatus, number> = { Queued: 0, Sending: 1, OutcomeUnknown: 2, Sent: 3, Failed: 4, Canceled: 4, Delivered: 5, Read: 6 };

const newer = (known: ConversationView | null, other: ConversationView): ConversationView =>
  known !== null && known.id === other.id && known.sequence > other.sequence ? known : other;

const ordered = (items: readonly TimelineItem[]) => [...items].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || a.sequence - b.sequence);
