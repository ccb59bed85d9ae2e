import type { Actor, MessageContent, TimelineActivity, TimelineItem, TimelineMessage, TimelineNote } from '@/contract';
import { dayKey } from '@/shared/format/time';
import { categoryOf, type HiddenEvents } from './event-category';

/** One row of the thread as it is drawn. */
export type ThreadRow =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: ThreadMessage; opensGroup: boolean }
  | { kind: 'note'; key: string; note: TimelineNote; opensGroup: boolean }
  | { kind: 'activity'; key: string; activity: TimelineActivity };

/** A message with what later events did to it. */
export interface ThreadMessage {
  readonly item: TimelineMessage;
  readonly content: MessageContent;
  readonly edited: boolean;
  readonly revoked: boolean;
  /** The last reaction of each side: a message has one of ours, whoever gave it. */
  readonly reactions: readonly Reaction[];
  /** Null when it quotes nothing; what it quotes may not be loaded. */
  readonly quoted: { readonly sequence: number; readonly message: TimelineMessage | null } | null;
}

export interface Reaction {
  readonly emoji: string;
  readonly own: boolean;
}

const isSameMessage = (a: ThreadMessage, b: ThreadMessage): boolean =>
  a.item === b.item && a.content === b.content && a.edited === b.edited && a.revoked === b.revoked
  && a.quoted?.sequence === b.quoted?.sequence && a.quoted?.message === b.quoted?.message
  && a.reactions.length === b.reactions.length && a.reactions.every(({ emoji, own }, index) => b.reactions[index]?.emoji === emoji && b.reactions[index].own === own);

/** Whether a row looks as it did: rows are made anew with every change of the thread, most of them alike. */
export function isSameRow(a: ThreadRow, b: ThreadRow): boolean {
  switch (a.kind) {
    case 'day': return b.kind === 'day' && a.at === b.at;
    case 'new': return b.kind === 'new';
    case 'message': return b.kind === 'message' && a.opensGroup === b.opensGroup && isSameMessage(a.message, b.message);
    case 'note': return b.kind === 'note' && a.note === b.note;
    case 'activity': return b.kind === 'activity' && a.activity === b.activity;
  }
}

interface Marks {
  content: MessageContent | null;
  revoked: boolean;
  reactions: Map<string, Reaction>;
}

const GROUP_GAP = 5 * 60_000;

/** @param seen last sequence that the agent had seen when the conversation was opened; what the customer wrote after it is new. Null: no mark. */
export function threadRows(items: readonly TimelineItem[], seen: number | null, hidden: HiddenEvents = new Set()): ThreadRow[] {
  const messages = new Map(items.flatMap((item) => (item.type === 'message' ? [[item.sequence, item] as const] : [])));
  const marks = marksOf(items, messages);
  const rows: ThreadRow[] = [];
  let previous: TimelineItem | null = null;
  let day: string | null = null;
  let newMarked = seen === null;

  for (const item of items) {
    if (isShownOnItsTarget(item, messages) || (item.type === 'activity' && hidden.has(categoryOf[item.detail.event]))) continue;
    const ofItem = dayKey(item.occurredAt);
    const startsDay = ofItem !== day;
    if (startsDay) rows.push({ kind: 'day', key: `day ${ofItem}`, at: item.occurredAt });
    day = ofItem;

    const startsNew = !newMarked && seen !== null && item.sequence > seen && item.type === 'message' && item.direction === 'Inbound';
    if (startsNew) {
      rows.push({ kind: 'new', key: 'new' });
      newMarked = true;
    }

    rows.push(rowOf(item, marks, messages, startsDay || startsNew || opensGroup(previous, item)));
    previous = item;
  }
  return rows;
}

function rowOf(item: TimelineItem, marks: Map<number, Marks>, messages: Map<number, TimelineMessage>, opens: boolean): ThreadRow {
  const key = String(item.sequence);
  switch (item.type) {
    case 'note':
      return { kind: 'note', key, note: item, opensGroup: opens };
    case 'activity':
      return { kind: 'activity', key, activity: item };
    case 'message': {
      const own = marks.get(item.sequence);
      const message: ThreadMessage = {
        item,
        content: own?.content ?? item.content,
        edited: Boolean(own?.content),
        revoked: own?.revoked ?? false,
        reactions: [...(own?.reactions.values() ?? [])],
        quoted: item.inReplyTo === null ? null : { sequence: item.inReplyTo, message: messages.get(item.inReplyTo) ?? null },
      };
      return { kind: 'message', key, message, opensGroup: opens };
    }
  }
}

function marksOf(items: readonly TimelineItem[], messages: ReadonlyMap<number, TimelineMessage>): Map<number, Marks> {
  const marks = new Map<number, Marks>();
  for (const item of items) {
    const target = targetOf(item);
    if (target === null || !messages.has(target)) continue;
    const mark = marks.get(target) ?? { content: null, revoked: false, reactions: new Map<string, Reaction>() };
    marks.set(target, mark);
    apply(mark, item);
  }
  return marks;
}

function apply(mark: Marks, item: TimelineItem): void {
  const reaction = reactionIn(item);
  if (reaction) {
    const own = item.actor.kind === 'agent';
    if (reaction.emoji) mark.reactions.set(sideOf(own), { emoji: reaction.emoji, own });
    else mark.reactions.delete(sideOf(own));
  } else if (item.type === 'activity' && item.detail.event === 'message_edited') mark.content = item.detail.content;
  else mark.revoked = true;
}

const sideOf = (own: boolean) => (own ? 'ours' : 'theirs');

/** The customer's are events; ours are messages, which can fail. */
function reactionIn(item: TimelineItem): { target: number | null; emoji: string | null } | null {
  if (item.type === 'activity') return item.detail.event === 'reaction' ? item.detail : null;
  return item.type === 'message' && item.content.type === 'reaction' && item.delivery?.status !== 'Failed' ? item.content : null;
}

function targetOf(item: TimelineItem): number | null {
  const reaction = reactionIn(item);
  if (reaction) return reaction.target;
  if (item.type !== 'activity') return null;
  return item.detail.event === 'message_edited' || item.detail.event === 'message_revoked' ? item.detail.target : null;
}

/** Reactions, edits and withdrawals stand at their message; only when that is not loaded they are a line of their own. */
function isShownOnItsTarget(item: TimelineItem, messages: ReadonlyMap<number, TimelineMessage>): boolean {
  const target = targetOf(item);
  if (target !== null && messages.has(target)) return true;
  return reactionIn(item)?.emoji === null;
}

function opensGroup(previous: TimelineItem | null, item: TimelineItem): boolean {
  if (previous === null || previous.type !== item.type || previous.type === 'activity') return true;
  return authorOf(previous.actor) !== authorOf(item.actor) || Date.parse(item.occurredAt) - Date.parse(previous.occurredAt) > GROUP_GAP;
}

const authorOf = (actor: Actor): string => (actor.kind === 'system' ? 'system' : `${actor.kind} ${actor.id}`);

/** What the customer wrote after a sequence: what a refused reply had not seen. */
export const inboundAfter = (items: readonly TimelineItem[], sequence: number): TimelineMessage[] =>
  items.filter((item): item is TimelineMessage => item.type === 'message' && item.direction === 'Inbound' && item.sequence > sequence);
