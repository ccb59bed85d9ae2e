import type { ConversationDelta, ConversationSnapshot, ConversationView, DeliveryStatus, TimelineChange, TimelineItem, TimelinePage } from '@/contract';

/** What we know of one open conversation: a window onto its stream. Rules RT-1 to RT-8 are those of docs/realtime.md. */
export interface Timeline {
  /** Of the conversation's stream, as far as we applied it; 0 before the first snapshot. */
  readonly sequence: number;
  readonly head: ConversationView | null;
  /** At most WINDOW, by the time of the event, then by sequence. */
  readonly items: readonly TimelineItem[];
  /** For the page before the first item; null at the beginning of the conversation. */
  readonly before: number | null;
  /** For the page after the last item; null while the window reaches the present, and so grows with it. */
  readonly after: number | null;
  readonly asked: AskedPage | null;
  /** The server does not know it, or no longer shows it to us. */
  readonly missing: boolean;
}

/** Where a page belongs: at an end of the window, or in its place. */
export type PageSide = 'older' | 'newer' | 'instead';

/** A page that is on its way, and what changed meanwhile in messages that are not in the window. */
export interface AskedPage {
  readonly side: PageSide;
  readonly id: number;
  readonly missed: readonly TimelineChange[];
  readonly failed: boolean;
}

export type TimelineAction =
  | { type: 'snapshot'; snapshot: ConversationSnapshot }
  | { type: 'delta'; delta: ConversationDelta }
  | { type: 'head'; head: ConversationView }
  | { type: 'missing' }
  | { type: 'page_asked'; side: PageSide; id: number }
  | { type: 'page_came'; id: number; page: TimelinePage }
  | { type: 'page_failed'; id: number };

/** `gap` asks the caller to subscribe again from the sequence that the timeline has (RT-3). */
export interface Applied {
  readonly timeline: Timeline;
  readonly gap: boolean;
}

/** More than this is not kept, nor drawn: the far end goes when a page comes at the near one. */
export const WINDOW = 160;

export const emptyTimeline: Timeline = { sequence: 0, head: null, items: [], before: null, after: null, asked: null, missing: false };

export function applyToTimeline(timeline: Timeline, action: TimelineAction): Applied {
  switch (action.type) {
    case 'snapshot': {
      const { sequence, head, page } = action.snapshot;
      return kept({ ...emptyTimeline, sequence, head: newer(timeline.head, head), items: ordered(page.items), before: page.before });
    }
    case 'delta':
      return applyDelta(timeline, action.delta);
    case 'head':
      return kept(timeline.head === null ? timeline : { ...timeline, head: newer(timeline.head, action.head) });
    case 'missing':
      return kept({ ...emptyTimeline, missing: true });
    case 'page_asked':
      return kept({ ...timeline, asked: { side: action.side, id: action.id, missed: [], failed: false } });
    case 'page_came':
      return kept(timeline.asked?.id === action.id ? withPage(timeline, timeline.asked, action.page) : timeline);
    case 'page_failed':
      return kept(timeline.asked?.id === action.id ? { ...timeline, asked: { ...timeline.asked, failed: true } } : timeline);
  }
}

const kept = (timeline: Timeline): Applied => ({ timeline, gap: false });

function applyDelta(timeline: Timeline, delta: ConversationDelta): Applied {
  if (timeline.head === null) return { timeline, gap: true };
  if (delta.sequence <= timeline.sequence) return kept(timeline);
  if (delta.since !== timeline.sequence) return { timeline, gap: true };
  const changed = trimmed(delta.changes.reduce(applyChange, timeline), 'newer');
  return kept({ ...changed, sequence: delta.sequence, head: newer(timeline.head, delta.head) });
}

function applyChange(timeline: Timeline, change: TimelineChange): Timeline {
  const target = change.change === 'item_added' ? change.item.sequence : change.message;
  const known = timeline.items.some((item) => item.sequence === target);
  if (change.change === 'item_added') {
    const told = answered(timeline, change.item);
    if (known) return told;
    return remembered(told.after === null ? { ...told, items: ordered([...told.items, change.item]) } : told, change);
  }
  if (!known) return remembered(timeline, change);
  return { ...timeline, items: timeline.items.map((item) => (item.sequence === target ? withChange(item, change) : item)) };
}

/** The form that a message answers knows it, whether or not the answer itself comes into the window. The first answer stays. */
function answered(timeline: Timeline, item: TimelineItem): Timeline {
  const asking = item.type === 'message' && item.content.type === 'form_answer' ? item.content.of?.message ?? null : null;
  if (asking === null) return timeline;
  return {
    ...timeline,
    items: timeline.items.map((other) => (other.sequence === asking && other.type === 'message' && other.content.type === 'form' && (other.content.answer ?? null) === null
      ? { ...other, content: { ...other.content, answer: item.sequence } }
      : other)),
  };
}

/** It may concern the page that is on its way. */
const remembered = (timeline: Timeline, change: TimelineChange): Timeline =>
  timeline.asked === null ? timeline : { ...timeline, asked: { ...timeline.asked, missed: [...timeline.asked.missed, change] } };

function withPage(timeline: Timeline, { side, missed }: AskedPage, page: TimelinePage): Timeline {
  const known = new Map((side === 'instead' ? [] : timeline.items).map((item) => [item.sequence, item]));
  const items = ordered([...known.values(), ...page.items.filter((item) => !known.has(item.sequence))]);
  const window: Timeline = {
    ...timeline,
    items,
    before: side === 'newer' ? timeline.before : page.before,
    after: side === 'older' ? timeline.after : page.after,
    asked: null,
  };
  return trimmed(missed.reduce(applyChange, window), side);
}

/** Takes away what is farthest from the side that grew. What was written late stands among the others by its time, but belongs where the stream has it. */
function trimmed(timeline: Timeline, grown: PageSide): Timeline {
  const excess = timeline.items.length - WINDOW;
  if (excess <= 0) return timeline;
  const sequences = timeline.items.map((item) => item.sequence).sort((a, b) => a - b);
  if (grown === 'older') {
    const last = sequences[WINDOW - 1] ?? 0;
    return { ...timeline, items: timeline.items.filter((item) => item.sequence <= last), after: last };
  }
  const first = sequences[excess] ?? 0;
  return { ...timeline, items: timeline.items.filter((item) => item.sequence >= first), before: first };
}

function withChange(item: TimelineItem, change: Exclude<TimelineChange, { change: 'item_added' }>): TimelineItem {
  if (item.type !== 'message') return item;
  if (change.change === 'attachment_changed') return item.content.type === 'media' ? { ...item, content: { ...item.content, attachment: change.attachment } } : item;
  // A delivery status never goes backwards.
  return item.delivery && RANK[change.delivery.status] < RANK[item.delivery.status] ? item : { ...item, delivery: change.delivery };
}

/** An unknown outcome may still become known; a refusal may only be overtaken by a proof of arrival. */
const RANK: Record<DeliveryStatus, number> = { Queued: 0, Sending: 1, OutcomeUnknown: 2, Sent: 3, Failed: 4, Canceled: 4, Delivered: 5, Read: 6 };

const newer = (known: ConversationView | null, other: ConversationView): ConversationView =>
  known !== null && known.id === other.id && known.sequence > other.sequence ? known : other;

const ordered = (items: readonly TimelineItem[]) => [...items].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || a.sequence - b.sequence);
