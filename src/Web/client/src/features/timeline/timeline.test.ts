import { describe, expect, it } from 'vitest';
import type { ConversationDelta, DeliveryStatus, TimelineChange, TimelineItem } from '@/contract';
import { conversation, inbound, minute, outbound } from '@/testing/samples';
import { applyToTimeline, emptyTimeline, WINDOW, type PageSide, type Timeline, type TimelineAction } from './timeline';

const snapshot = (sequence: number, items: TimelineItem[], before: number | null = null): TimelineAction => ({
  type: 'snapshot',
  snapshot: { conversation: 'c', sequence, head: conversation('c', { sequence }), page: { items, before, after: null } },
});

const delta = (since: number, sequence: number, changes: TimelineChange[] = [], change: Partial<ConversationDelta> = {}): TimelineAction => ({
  type: 'delta',
  delta: { conversation: 'c', since, sequence, head: conversation('c', { sequence }), changes, ...change },
});

const added = (item: TimelineItem): TimelineChange => ({ change: 'item_added', item });
const delivered = (message: number, status: DeliveryStatus): TimelineChange => ({ change: 'delivery_changed', message, delivery: { status, at: minute(50), error: null } });
const play = (...actions: TimelineAction[]): Timeline => actions.reduce((timeline, action) => applyToTimeline(timeline, action).timeline, emptyTimeline);
const sequences = (timeline: Timeline) => timeline.items.map((item) => item.sequence);
const statusOf = (timeline: Timeline, sequence: number) => {
  const item = timeline.items.find((candidate) => candidate.sequence === sequence);
  return item?.type === 'message' ? item.delivery?.status : undefined;
};

describe('an open conversation', () => {
  it('Delta_WhenItFollows_IsAppliedWhole (RT-3)', () => {
    const timeline = play(snapshot(2, [inbound(1), outbound(2)]), delta(2, 4, [added(inbound(3)), delivered(2, 'Sent')]));
    expect(sequences(timeline)).toEqual([1, 2, 3]);
    expect(statusOf(timeline, 2)).toBe('Sent');
    expect(timeline.sequence).toBe(4);
    expect(timeline.head?.sequence).toBe(4);
  });

  it('Delta_WhenOld_IsIgnored (RT-3)', () => {
    const before = play(snapshot(4, [inbound(1)]));
    expect(applyToTimeline(before, delta(2, 4, [added(inbound(3))]))).toEqual({ timeline: before, gap: false });
  });

  it('Delta_WhenSomethingIsMissing_ChangesNothingAndAsksAgain (RT-3)', () => {
    const before = play(snapshot(4, [inbound(1)]));
    expect(applyToTimeline(before, delta(5, 6, [added(inbound(6))]))).toEqual({ timeline: before, gap: true });
  });

  it('Delta_BeforeAnySnapshot_AsksAgain', () => {
    expect(applyToTimeline(emptyTimeline, delta(0, 1, [added(inbound(1))])).gap).toBe(true);
  });

  it('Items_WhenOneOccurredEarlier_StandByTimeThenSequence', () => {
    const late = inbound(4, { occurredAt: minute(1) });
    const timeline = play(snapshot(3, [inbound(1), inbound(2), inbound(3)]), delta(3, 4, [added(late)]));
    expect(sequences(timeline)).toEqual([1, 4, 2, 3]);
  });

  it.each([
    ['Read', 'Delivered', 'Read'],
    ['Delivered', 'Sent', 'Delivered'],
    ['Sent', 'Failed', 'Failed'],
    ['OutcomeUnknown', 'Delivered', 'Delivered'],
    ['Delivered', 'OutcomeUnknown', 'Delivered'],
  ] as const)('Delivery_When %s is followed by %s_Is %s', (first, second, expected) => {
    const timeline = play(snapshot(1, [outbound(1)]), delta(1, 2, [delivered(1, first)]), delta(2, 3, [delivered(1, second)]));
    expect(statusOf(timeline, 1)).toBe(expected);
  });

  it('Head_WhenACommandAnsweredAheadOfTheDelta_StaysTheNewer (RT-4)', () => {
    const timeline = play(
      snapshot(1, [inbound(1)]),
      { type: 'head', head: conversation('c', { sequence: 3, status: 'Resolved' }) },
      delta(1, 2, [added(inbound(2))]),
    );
    expect(timeline.head?.status).toBe('Resolved');
    expect(timeline.sequence).toBe(2);
  });
});

describe('the window onto a long conversation', () => {
  const opened = snapshot(20, [inbound(11), outbound(12)], 11);
  const asked = (side: PageSide): TimelineAction => ({ type: 'page_asked', side, id: 1 });
  const came = (items: TimelineItem[], before: number | null = null, after: number | null = null): TimelineAction => ({ type: 'page_came', id: 1, page: { items, before, after } });
  const many = (first: number, count: number) => Array.from({ length: count }, (_, index) => inbound(first + index));

  it('Page_WhenOlder_StandsBefore', () => {
    const timeline = play(opened, asked('older'), came([inbound(9), inbound(10)], 9));
    expect(sequences(timeline)).toEqual([9, 10, 11, 12]);
    expect(timeline).toMatchObject({ before: 9, after: null });
  });

  it('Page_WhenADeliveryChangedOnItsWay_IsNotBehind', () => {
    const timeline = play(opened, asked('older'), delta(20, 21, [delivered(10, 'Read')]), came([outbound(10)]));
    expect(statusOf(timeline, 10)).toBe('Read');
  });

  it('Page_WhenASnapshotCameMeanwhile_IsDropped', () => {
    const timeline = play(opened, asked('older'), snapshot(30, [inbound(30)], 30), came([inbound(9)]));
    expect(sequences(timeline)).toEqual([30]);
  });

  it('Window_WhenOlderPagesComeWithoutEnd_LosesItsFarEndAndKnowsIt', () => {
    const timeline = play(snapshot(500, many(301, 200), 301), asked('older'), came(many(101, 200), 101));
    expect(timeline.items).toHaveLength(WINDOW);
    expect(timeline).toMatchObject({ before: 101, after: 100 + WINDOW });
  });

  it('Window_WhenMessagesComeWithoutEnd_LosesItsBeginning', () => {
    const timeline = play(snapshot(WINDOW, many(1, WINDOW)), delta(WINDOW, WINDOW + 2, [added(inbound(WINDOW + 1)), added(inbound(WINDOW + 2))]));
    expect(timeline.items).toHaveLength(WINDOW);
    expect(timeline).toMatchObject({ before: 3, after: null });
  });

  it('Message_WhileTheWindowIsInThePast_DoesNotTearAHole', () => {
    const past = play(opened, asked('instead'), came([inbound(3), inbound(4)], 3, 4), delta(20, 21, [added(inbound(21))]));
    expect(sequences(past)).toEqual([3, 4]);
    expect(past).toMatchObject({ sequence: 21, after: 4 });
    const present = applyToTimeline(applyToTimeline(past, asked('newer')).timeline, came([inbound(5), inbound(21)], 5, null)).timeline;
    expect(sequences(present)).toEqual([3, 4, 5, 21]);
    expect(present.after).toBeNull();
  });

  it('Message_WhenItComesWhileTheLastPageIsOnItsWay_IsNotLost', () => {
    const timeline = play(
      opened, asked('instead'), came([inbound(3)], 3, 3), { type: 'page_asked', side: 'newer', id: 2 },
      delta(20, 21, [added(inbound(21))]), { type: 'page_came', id: 2, page: { items: [inbound(5)], before: 4, after: null } },
    );
    expect(sequences(timeline)).toEqual([3, 5, 21]);
  });

  it('Page_WhenItFailed_CanBeAskedForAgain', () => {
    const timeline = play(opened, asked('older'), { type: 'page_failed', id: 1 });
    expect(timeline.asked).toMatchObject({ side: 'older', failed: true });
    expect(sequences(play(opened, asked('older'), { type: 'page_failed', id: 1 }, { type: 'page_asked', side: 'older', id: 2 }, { type: 'page_came', id: 2, page: { items: [inbound(9)], before: null, after: null } }))).toEqual([9, 11, 12]);
  });
});

describe('a form in the thread', () => { // S0-10
  const form = { type: 'form', id: 'f', title: 'Details', body: 'Could you?', button: 'Open', submit: 'Send', fields: [], followUp: null, answer: null } as const;
  const asking = (answer: number | null = null) => outbound(2, { content: { ...form, fields: [], answer } });
  const answer = (sequence: number) => inbound(sequence, { content: { type: 'form_answer', fields: [], of: { id: 'f', title: 'Details', message: 2 } } });
  const answerOf = (timeline: Timeline) => {
    const item = timeline.items.find(({ sequence }) => sequence === 2);
    return item?.type === 'message' && item.content.type === 'form' ? item.content.answer : undefined;
  };

  it('Answer_WhenItComes_IsKnownToItsForm_AndTheFirstStays', () => {
    expect(answerOf(play(snapshot(2, [inbound(1), asking()]), delta(2, 3, [added(answer(3))]), delta(3, 4, [added(answer(4))])))).toBe(3);
    expect(answerOf(play(snapshot(5, [inbound(1), asking(3)]), delta(5, 6, [added(answer(6))])))).toBe(3);
  });

  it('Answer_WhenTheWindowIsInThePast_IsKnownToItsForm', () => {
    const past = { items: [asking()], before: null, after: 2 };
    const timeline = play(snapshot(300, [inbound(300)], 300), { type: 'page_asked', side: 'instead', id: 1 }, { type: 'page_came', id: 1, page: past }, delta(300, 301, [added(answer(301))]));
    expect([answerOf(timeline), sequences(timeline)]).toEqual([301, [2]]);
  });

  it.each(['older', 'instead'] as const)('Answer_WhileThePageWithItsFormIsOnItsWay_IsKnownToIt (%s)', (side) => {
    const timeline = play(
      snapshot(300, [inbound(300)], 300), { type: 'page_asked', side, id: 1 }, delta(300, 301, [added(answer(301))]),
      { type: 'page_came', id: 1, page: { items: [inbound(1), asking()], before: null, after: side === 'instead' ? 2 : null } },
    );
    expect(answerOf(timeline)).toBe(301);
  });
});

describe('a page in place of the window', () => {
  it('Message_WhileThePageOfThePresentIsOnItsWay_IsThere (RT-3)', () => {
    const timeline = play(
      snapshot(3, [inbound(3)], 3), { type: 'page_asked', side: 'instead', id: 1 }, delta(3, 4, [added(inbound(4))]),
      { type: 'page_came', id: 1, page: { items: [inbound(2), inbound(3)], before: 2, after: null } },
    );
    expect(sequences(timeline)).toEqual([2, 3, 4]);
  });
});
