import { describe, expect, it } from 'vitest';
import type { ConversationView, ViewDelta, ViewSnapshot } from '@/contract';
import { conversation, minute } from '@/testing/samples';
import { applyToView, emptyView, type ViewAction, type ViewList } from './view-list';
import { inOrder, orders, type Before } from './view-order';

const VIEW = 'tab=all&status=open';

const snapshot = (items: ConversationView[], change: Partial<ViewSnapshot> = {}): ViewAction => ({
  type: 'snapshot',
  snapshot: { view: VIEW, position: { epoch: 'a', sequence: 5 }, items, nextCursor: null, count: { value: items.length, atLeast: false }, ...change },
});

const delta = (sequence: number, change: Partial<ViewDelta> = {}): ViewAction => ({
  type: 'delta',
  delta: { view: VIEW, position: { epoch: 'a', sequence }, upserted: [], removed: [], count: { value: 0, atLeast: false }, ...change },
});

const at = (id: string, minutes: number, change: Partial<ConversationView> = {}) => conversation(id, { lastActivityAt: minute(minutes), ...change });
const play = (...actions: ViewAction[]): ViewList => actions.reduce((list, action) => applyToView(list, action).list, emptyView);
const ids = (list: ViewList) => list.items.map((item) => item.id);

describe('a live list', () => {
  it('Snapshot_WhenItComes_ReplacesEverything (RT-1)', () => {
    const list = play(snapshot([at('old', 1)]), snapshot([at('x', 2), at('y', 3)], { position: { epoch: 'b', sequence: 1 } }));
    expect(ids(list)).toEqual(['y', 'x']);
    expect(list.position).toEqual({ epoch: 'b', sequence: 1 });
  });

  it('Delta_WhenNext_MovesPositionAndRows (RT-2)', () => {
    const list = play(snapshot([at('a', 1), at('b', 2)]), delta(6, { upserted: [at('a', 9, { sequence: 2 }), at('c', 5)], removed: ['b'], count: { value: 2, atLeast: false } }));
    expect(ids(list)).toEqual(['a', 'c']);
    expect(list.position?.sequence).toBe(6);
    expect(list.count?.value).toBe(2);
  });

  it.each([
    ['a gap', delta(8, { upserted: [at('c', 9)] })],
    ['another epoch', delta(6, { position: { epoch: 'b', sequence: 6 }, upserted: [at('c', 9)] })],
  ])('Delta_When it shows %s_ChangesNothingAndAsksAgain (RT-2)', (_, action) => {
    const before = play(snapshot([at('a', 1)]));
    const { list, gap } = applyToView(before, action);
    expect(gap).toBe(true);
    expect(list).toBe(before);
  });

  it('Delta_WhenAppliedBefore_IsIgnored', () => {
    const before = play(snapshot([at('a', 1)]));
    expect(applyToView(before, delta(5, { removed: ['a'] }))).toEqual({ list: before, gap: false });
  });

  it('Delta_BeforeAnySnapshot_AsksAgain', () => {
    expect(applyToView(emptyView, delta(1)).gap).toBe(true);
  });

  it('List_ThatTheServerDoesNotKnow_SaysSo_UntilItIsThere', () => {
    expect(play(snapshot([at('x', 1)]), { type: 'refused' })).toEqual({ ...emptyView, refused: true });
    expect(play({ type: 'refused' }, snapshot([at('x', 1)])).refused).toBe(false);
  });

  it('Upsert_WhenOlderThanTheRow_IsIgnored (RT-4)', () => {
    const list = play(snapshot([at('a', 5, { sequence: 9, labels: ['new'] })]), delta(6, { upserted: [at('a', 1, { sequence: 8, labels: ['old'] })] }));
    expect(list.items[0]?.labels).toEqual(['new']);
  });

  it('Order_WhenActivityIsEqual_IsByIdFromTheHighest', () => {
    expect(ids(play(snapshot([at('a', 1), at('c', 1), at('b', 1)])))).toEqual(['c', 'b', 'a']);
  });
});

describe('older pages', () => {
  const firstPage = snapshot([at('a', 9), at('b', 8)], { nextCursor: 'next' });
  const page = (items: ConversationView[], nextCursor: string | null = null): ViewAction => ({ type: 'older_came', cursor: 'next', page: { items, nextCursor } });

  it('Page_WhenItComes_IsAppendedOnce', () => {
    const list = play(firstPage, { type: 'older_asked' }, page([at('b', 8), at('c', 7)]), page([at('d', 6)]));
    expect(ids(list)).toEqual(['a', 'b', 'c']);
    expect(list.nextCursor).toBeNull();
  });

  it('Page_WhenARowLeftMeanwhile_DoesNotBringItBack', () => {
    const list = play(firstPage, { type: 'older_asked' }, delta(6, { removed: ['c'] }), page([at('c', 7), at('d', 6)]));
    expect(ids(list)).toEqual(['a', 'b', 'd']);
  });

  it('Page_WhenARowLeftAndReturnedMeanwhile_ShowsTheNewerVersion', () => {
    const back = at('c', 10, { sequence: 4 });
    const list = play(firstPage, { type: 'older_asked' }, delta(6, { removed: ['c'] }), delta(7, { upserted: [back] }), page([at('c', 7, { sequence: 2 })]));
    expect(ids(list)).toEqual(['c', 'a', 'b']);
    expect(list.items[0]).toBe(back);
  });

  it('Page_WhenASnapshotCameMeanwhile_IsDropped', () => {
    const list = play(firstPage, { type: 'older_asked' }, snapshot([at('z', 20)]), page([at('c', 7)]));
    expect(ids(list)).toEqual(['z']);
  });

  it('Upsert_WhenItSortsBehindTheLastLoadedRow_WaitsForItsPage', () => {
    expect(ids(play(firstPage, delta(6, { upserted: [at('q', 1)] })))).toEqual(['a', 'b']);
    expect(ids(play(snapshot([at('a', 9)]), delta(6, { upserted: [at('q', 1)] })))).toEqual(['a', 'q']);
  });

  it('Page_WhenItFails_CanBeAskedForAgain', () => {
    const failed = play(firstPage, { type: 'older_asked' }, { type: 'older_failed', cursor: 'next' });
    expect(failed.olderPage?.failed).toBe(true);
    const list = [{ type: 'older_asked' } as const, page([at('c', 7)])].reduce((state, action) => applyToView(state, action).list, failed);
    expect(ids(list)).toEqual(['a', 'b', 'c']);
  });
});

describe('the orders of a list', () => {
  const rows = [
    at('a', 1, { waitingSince: minute(9), priority: 'Urgent' }),
    at('b', 2, { waitingSince: minute(3) }),
    at('c', 3, { waitingSince: minute(3), priority: 'Urgent' }),
    at('d', 4, { priority: 'Low' }),
  ];

  it.each([
    ['newest', ['d', 'c', 'b', 'a']],
    ['oldest', ['a', 'b', 'c', 'd']],
    ['waiting', ['b', 'c', 'a', 'd']],
    ['priority', ['c', 'a', 'd', 'b']],
  ] as const)('Order_By %s_IsTheServers', (sort, expected) => {
    expect(inOrder([], rows, orders[sort]).map((row) => row.id)).toEqual(expected);
    const oneByOne = rows.reduce<ConversationView[]>((list, row) => inOrder(list, [row], orders[sort]), []);
    expect(oneByOne.map((row) => row.id)).toEqual(expected);
  });

  it('Delta_InAnotherOrder_IsCutBehindTheLastLoadedRow', () => {
    const first = applyToView(emptyView, snapshot([at('a', 1), at('b', 2)], { nextCursor: 'next' }), orders.oldest).list;
    const { list } = applyToView(first, delta(6, { upserted: [at('y', 1.5), at('z', 3)] }), orders.oldest);
    expect(ids(list)).toEqual(['a', 'y', 'b']);
  });

  it('Delta_WhenAHundredThousandRowsAreLoaded_ComparesAFewOfThem', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => at(`c${String(index).padStart(6, '0')}`, -index / 60));
    const list = play(snapshot(many));
    let compared = 0;
    const counting: Before = (a, b) => {
      compared += 1;
      return orders.newest(a, b);
    };
    const moved = [7, 50_000, 99_000].map((index) => at(`c${String(index).padStart(6, '0')}`, 1, { sequence: 2 }));
    const after = applyToView(list, delta(6, { upserted: moved, removed: ['c030000'] }), counting).list;
    expect(after.items).toHaveLength(99_999);
    expect(ids(after).slice(0, 4)).toEqual(['c099000', 'c050000', 'c000007', 'c000000']);
    expect(compared).toBeLessThan(100);
  });
});
