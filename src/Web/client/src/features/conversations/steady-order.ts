import type { ConversationView } from '@/contract';

/**
 * The rows in the order that the hand was aiming at: while it is over the list, rows that are there keep their place
 * and only change their content; what is new or moved waits. Settled again, the order is the list's own.
 */
export function steadyOrder(items: readonly ConversationView[], held: readonly string[] | null): readonly ConversationView[] {
  if (held === null) return items;
  const byId = new Map(items.map((item) => [item.id, item]));
  const kept = held.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(held);
  const last = items.findLastIndex((item) => known.has(item.id));
  return [...kept, ...items.slice(last + 1)];
}
