import { expect, it } from 'vitest';
import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import { createStore } from '@/shared/state/store';
import { conversation, inbound } from '@/testing/samples';
import type { LinkState } from './connection';
import { Desk } from './desk';
import type { DeskPushes } from './desk-link';

const nothing = () => Promise.resolve();
const KEY = viewKey({ ...defaultFilter, tab: 'all' });

/** A desk whose pushes and pictures the test makes. */
function setUp() {
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const given: DeskPushes[] = [];
  const state = createStore<LinkState>('connected');
  const desk = new Desk((pushes) => {
    given.push(pushes);
    const link = { subscribeView: nothing, unsubscribeView: nothing, subscribeViewCount: nothing, unsubscribeViewCount: nothing, subscribeConversation: nothing, unsubscribeConversation: nothing, subscribeContact: nothing, unsubscribeContact: nothing, subscribeNotifications: nothing, unsubscribeNotifications: nothing, subscribeAvailability: nothing, unsubscribeAvailability: nothing };
    return { link, state, attend: () => undefined, start: () => undefined, stop: () => undefined };
  }, (then) => frames.push(then), (_, then) => rests.push(then));
  const [pushes] = given;
  if (!pushes) throw new Error('The desk has not connected.');
  return { desk, pushes, state, draw: () => frames.splice(0).forEach((then) => then()), rest: () => rests.splice(0).forEach((then) => then()) };
}

const rows = Array.from({ length: 50 }, (_, index) => conversation(`c${index}`, { lastActivityAt: new Date(Date.UTC(2026, 0, 1) - index * 1000).toISOString() }));

it('Pushes_AThousandWhileTheListRests_AreOneChangeOnScreen_AndNoneIsLost', () => {
  const { desk, pushes, draw, rest } = setUp();
  const store = desk.view(KEY);
  pushes.viewSnapshot({ view: KEY, position: { epoch: 'e', sequence: 0 }, items: rows, nextCursor: null, count: { value: 50, atLeast: false } });
  draw();
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.get().position?.sequence ?? -1));
  for (let sequence = 1; sequence <= 1000; sequence++) {
    const changed = conversation(`c${sequence % 50}`, { sequence: sequence + 1, lastActivityAt: new Date(Date.UTC(2026, 0, 2) + sequence * 1000).toISOString() });
    pushes.viewDelta({ view: KEY, position: { epoch: 'e', sequence }, upserted: [changed], removed: [], count: { value: 50, atLeast: false } });
  }
  draw();
  expect(seen).toEqual([]);
  rest();
  draw();
  expect(seen).toEqual([1000]);
  expect(store.get().items.map(({ id }) => id).slice(0, 3)).toEqual(['c0', 'c49', 'c48']);
});

it('Push_ThatConcernsOneRow_LeavesTheOthersThemselves', () => {
  const { desk, pushes } = setUp();
  pushes.viewSnapshot({ view: KEY, position: { epoch: 'e', sequence: 0 }, items: rows, nextCursor: null, count: { value: 50, atLeast: false } });
  const before = new Map(desk.view(KEY).get().items.map((item) => [item.id, item]));
  pushes.viewDelta({ view: KEY, position: { epoch: 'e', sequence: 1 }, upserted: [conversation('c7', { sequence: 2 })], removed: [], count: { value: 50, atLeast: false } });
  expect(desk.view(KEY).get().items.filter((item) => before.get(item.id) !== item).map(({ id }) => id)).toEqual(['c7']);
});

it('Messages_InTheOpenConversation_ComeAsOneChangePerPicture', () => {
  const { desk, pushes, draw } = setUp();
  const head = conversation('a');
  pushes.conversationSnapshot({ conversation: 'a', sequence: 1, head, page: { items: [inbound(1)], before: null, after: null } });
  draw();
  let told = 0;
  desk.timeline('a').subscribe(() => told++);
  for (let sequence = 2; sequence <= 40; sequence++) {
    pushes.conversationDelta({ conversation: 'a', since: sequence - 1, sequence, head: { ...head, sequence }, changes: [{ change: 'item_added', item: inbound(sequence) }] });
  }
  draw();
  expect(told).toBe(1);
  expect(desk.timeline('a').get().items.map((item) => item.sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

it('Contact_WhenItIsAnother_IsToldToWhoeverShowsIt_AndToNobodyElse', () => {
  const { desk, pushes } = setUp();
  const told = { zoe: 0, again: 0, dora: 0 };
  const leave = desk.watchContact('zoe', () => told.zoe++);
  const leaveAgain = desk.watchContact('zoe', () => told.again++);
  desk.watchContact('dora', () => told.dora++);
  pushes.contactChanged({ contact: 'zoe' });
  expect(told).toEqual({ zoe: 1, again: 1, dora: 0 });
  leave();
  pushes.contactChanged({ contact: 'zoe' });
  leaveAgain();
  pushes.contactChanged({ contact: 'zoe' });
  expect(told).toEqual({ zoe: 1, again: 2, dora: 0 });
});

it('Count_IsTheNewestThatCame_AndSaysNothingWhileItIsTheSame', () => {
  const { desk, pushes } = setUp();
  const store = desk.count(KEY);
  const seen: unknown[] = [];
  store.subscribe(() => seen.push(store.get()?.value));
  for (const value of [3, 3, 4]) pushes.viewCounted({ view: KEY, count: { value, atLeast: false } });
  expect(seen).toEqual([3, 4]);
  expect(desk.view(KEY).get().position).toBeNull();
});
