import { describe, expect, it } from 'vitest';
import type { NotificationView } from '@/contract';
import { conversation, minute, notification } from '@/testing/samples';
import { raisedBetween, writtenBetween } from './news';
import { noNotifications, type NotificationList } from './notification-list';

const list = (...items: NotificationView[]): NotificationList => ({ ...noNotifications, known: true, items });
const ids = (news: readonly NotificationView[]) => news.map(({ id }) => id);
const read = { readAt: minute(9) };

describe('what is told on the desktop', () => {
  it('Raised_IsTold_WhateverItsKind', () => {
    const news = [notification('mention', { kind: 'Mention' }), notification('rule', { kind: 'Rule' })];
    expect(ids(raisedBetween(list(), list(...news)))).toEqual(['mention', 'rule']);
    expect(ids(raisedBetween(list(notification('old')), list(...news, notification('old'))))).toEqual(['mention', 'rule']);
  });

  it('Raised_AfterItWasRead_IsToldAgain_AndNotWhileItIsUnread', () => {
    const again = list(notification('a'), notification('b', read));
    expect(ids(raisedBetween(list(notification('b', read), notification('a', read)), again))).toEqual(['a']);
    expect(raisedBetween(list(notification('b', read), notification('a')), again)).toEqual([]);
  });

  it('Raised_BeforeAnythingWasKnown_AndOlderPages_AreNoNews', () => {
    expect(raisedBetween(noNotifications, list(notification('a')))).toEqual([]);
    expect(raisedBetween(list(notification('a')), list(notification('a'), notification('older')))).toEqual([]);
  });
});

describe('customers who write once more', () => {
  const said = (at: number, direction: 'Inbound' | 'Outbound' = 'Inbound') =>
    conversation('c', { preview: { direction, kind: 'Text', text: `text ${at}`, at: minute(at) }, lastMessageSequence: at });
  const first = (sequence: number, change: Partial<NotificationView> = {}) => notification('c-message', { sequence, conversation: notification('c').conversation, ...change });

  it('Written_AfterAnUnreadMessage_IsToldOfTheNext', () => {
    expect(writtenBetween([said(1)], [said(2)], [first(1)])).toMatchObject([{ id: 'c-message', sequence: 2, excerpt: 'text 2', at: minute(2) }]);
  });

  it.each([
    ['what was raised itself', [said(1)], [said(2)], [first(2)]],
    ['the first of several that came together', [said(1)], [said(3)], [first(2)]],
    ['what will be raised', [said(1)], [said(2)], [first(1, read)]],
    ['what will be raised, the first of all', [said(1)], [said(2)], []],
    ['an answer', [said(1)], [said(2, 'Outbound')], [first(1)]],
    ['what did not change', [said(1)], [{ ...said(1), labels: ['vip'] }], [first(1)]],
    ['what came into the list', [], [said(2)], [first(1)]],
  ])('Written_OfWhatIs %s_IsNotToldHere', (_, before, after, told) => {
    expect(writtenBetween(before, after, told)).toEqual([]);
  });
});
