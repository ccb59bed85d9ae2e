import { describe, expect, it } from 'vitest';
import type { ConversationView, ViewDelta, ViewSnapshot } from '@/contract';
import { conversation, minute } from '@/testing/samples';
import { applyToView, emptyView, type ViewAction, type ViewList } from './view-list';

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
