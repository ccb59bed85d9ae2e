import type { ConversationView, Priority } from '@/contract';
import type { Sort } from './view-filter';

/** Below zero: `a` stands before `b`. The server pages in the same orders. */
export type Before = (a: ConversationView, b: ConversationView) => number;

const RANKS = { None: 0, Low: 1, Medium: 2, High: 3, Urgent: 4 } as const satisfies Record<Priority, number>;

const byId: Before = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const activity = once((view) => Date.parse(view.lastActivityAt));
const waiting = once((view) => (view.waitingSince === null ? Infinity : Date.parse(view.waitingSince)));

/** Views never change, and a row is compared many times while it is in a list: its moment is read once. */
function once(read: (view: ConversationView) => number): (view: ConversationView) => number {
  const known = new WeakMap<ConversationView, number>();
  return (view) => {
    let moment = known.get(view);
    if (moment === undefined) {
      moment = read(view);
      known.set(view, moment);
    }
    return moment;
  };
}

const oldest: Before = (a, b) => activity(a) - activity(b) || byId(a, b);
const newest: Before = (a, b) => oldest(b, a);

export const orders: Record<Sort, Before> = {
  newest,
  oldest,
  waiting: (a, b) => (waiting(a) === waiting(b) ? byId(a, b) : waiting(a) - waiting(b)),
  priority: (a, b) => RANKS[b.priority] - RANKS[a.priority] || newest(a, b),
};

/**
 * Puts changed rows where they belong into rows that stand in order. Of two versions of one conversation the one with the higher sequence stays (RT-4).
 * What it costs grows with the changes, and by one pass with the rows.
 */
export function inOrder(rows: readonly ConversationView[], changes: readonly ConversationView[], before: Before): ConversationView[] {
  const fresh = new Map<string, ConversationView>();
  for (const change of changes) {
    const other = fresh.get(change.id);
    if (!other || change.sequence > other.sequence) fresh.set(change.id, change);
  }
  const kept = rows.filter((row) => {
    const change = fresh.get(row.id);
    if (!change) return true;
    if (change.sequence > row.sequence) return false;
    fresh.delete(row.id);
    return true;
  });
  if (fresh.size === 0) return kept;
  const merged: ConversationView[] = [];
  let from = 0;
  const take = (to: number) => {
    for (; from < to; from++) merged.push(kept[from] as ConversationView);
  };
  for (const change of [...fresh.values()].sort(before)) {
    take(placeOf(change, kept, before, from));
    merged.push(change);
  }
  take(kept.length);
  return merged;
}

/** The rows that do not stand behind `last`. */
export const upTo = (rows: readonly ConversationView[], last: ConversationView, before: Before): readonly ConversationView[] => {
  const end = placeOf(last, rows, (a, b) => before(a, b) || -1, 0);
  return end === rows.length ? rows : rows.slice(0, end);
};

/** The index of the first row, from `from` on, that does not stand before the given one. */
function placeOf(row: ConversationView, rows: readonly ConversationView[], before: Before, from: number): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rows[middle];
    if (other && before(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
