import type { ConversationPage, ConversationView, ViewCount, ViewDelta, ViewPosition, ViewSnapshot } from '@/contract';
import { inOrder, orders, upTo, type Before } from './view-order';

/** What we know of one live list. Rules RT-1 to RT-8 are those of docs/realtime.md. */
export interface ViewList {
  /** Null until the first snapshot. */
  readonly position: ViewPosition | null;
  /** In the order of the view. */
  readonly items: readonly ConversationView[];
  /** For the page after the last item; null when these are all. */
  readonly nextCursor: string | null;
  readonly count: ViewCount | null;
  readonly olderPage: OlderPage | null;
  /** The server knows no such list. */
  readonly refused: boolean;
}

/** An older page that was asked for. What leaves the list meanwhile must not come back with it. */
export interface OlderPage {
  readonly cursor: string;
  readonly left: ReadonlySet<string>;
  readonly failed: boolean;
}

export type ViewAction =
  | { type: 'snapshot'; snapshot: ViewSnapshot }
  | { type: 'refused' }
  | { type: 'delta'; delta: ViewDelta }
  | { type: 'older_asked' }
  | { type: 'older_came'; cursor: string; page: ConversationPage }
  | { type: 'older_failed'; cursor: string };

/** `gap` asks the caller to subscribe again from the position that the list has (RT-2). */
export interface Applied {
  readonly list: ViewList;
  readonly gap: boolean;
}

export const emptyView: ViewList = { position: null, items: [], nextCursor: null, count: null, olderPage: null, refused: false };

export function applyToView(list: ViewList, action: ViewAction, before: Before = orders.newest): Applied {
  switch (action.type) {
    case 'snapshot': {
      const { position, items, nextCursor, count } = action.snapshot;
      return kept({ position, items: inOrder([], items, before), nextCursor, count, olderPage: null, refused: false });
    }
    case 'refused':
      return kept({ ...emptyView, refused: true });
    case 'delta':
      return applyDelta(list, action.delta, before);
    case 'older_asked':
      return kept(list.nextCursor === null ? list : { ...list, olderPage: { cursor: list.nextCursor, left: new Set(), failed: false } });
    case 'older_came':
      return kept(addOlder(list, action.cursor, action.page, before));
    case 'older_failed':
      return kept(list.olderPage?.cursor === action.cursor ? { ...list, olderPage: { ...list.olderPage, failed: true } } : list);
  }
}

const kept = (list: ViewList): Applied => ({ list, gap: false });

function applyDelta(list: ViewList, delta: ViewDelta, before: Before): Applied {
  if (list.position === null || delta.position.epoch !== list.position.epoch) return { list, gap: true };
  if (delta.position.sequence <= list.position.sequence) return kept(list);
  if (delta.position.sequence !== list.position.sequence + 1) return { list, gap: true };

  const gone = new Set(delta.removed);
  const staying = gone.size === 0 ? list.items : list.items.filter((item) => !gone.has(item.id));
  const items = inOrder(staying, delta.upserted, before);
  const last = list.items.at(-1);
  return kept({
    ...list,
    position: delta.position,
    count: delta.count,
    // What sorts after the last loaded row belongs to a page that is not loaded: shown now, it would stand beside a hole.
    items: list.nextCursor === null || last === undefined ? items : upTo(items, last, before),
    olderPage: list.olderPage && { ...list.olderPage, left: leftSince(list.olderPage.left, delta) },
  });
}

function leftSince(left: ReadonlySet<string>, delta: ViewDelta): ReadonlySet<string> {
  const next = new Set([...left, ...delta.removed]);
  for (const item of delta.upserted) next.delete(item.id);
  return next;
}

function addOlder(list: ViewList, cursor: string, page: ConversationPage, before: Before): ViewList {
  const asked = list.olderPage;
  if (asked?.cursor !== cursor) return list;
  const older = page.items.filter((item) => !asked.left.has(item.id));
  return { ...list, items: inOrder(list.items, older, before), nextCursor: page.nextCursor, olderPage: null };
}
