import { describe, expect, it } from 'vitest';
import type { ConversationDelta, DeliveryStatus, TimelineChange, TimelineItem } from '@/contract';
import { conversation, inbound, minute, outbound } from '@/testing/samples';
import { applyToTimeline, emptyTimeline, type Timeline, type TimelineAction } from './timeline';

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

describe('older items', () => {
  const opened = snapshot(20, [inbound(11), outbound(12)], 11);
  const page = (items: TimelineItem[], before: number | null = null): TimelineAction => ({ type: 'older_came', before: 11, page: { items, before, after: null } });

  it('Page_WhenItComes_StandsBefore', () => {
    const timeline = play(opened, { type: 'older_asked' }, page([inbound(9), inbound(10)], 9));
    expect(sequences(timeline)).toEqual([9, 10, 11, 12]);
    expect(timeline.before).toBe(9);
  });

  it('Page_WhenADeliveryChangedOnItsWay_IsNotBehind', () => {
    const timeline = play(opened, { type: 'older_asked' }, delta(20, 21, [delivered(10, 'Read')]), page([outbound(10)]));
    expect(statusOf(timeline, 10)).toBe('Read');
  });

  it('Page_WhenASnapshotCameMeanwhile_IsDropped', () => {
    const timeline = play(opened, { type: 'older_asked' }, snapshot(30, [inbound(30)], 30), page([inbound(9)]));
    expect(sequences(timeline)).toEqual([30]);
  });
});
