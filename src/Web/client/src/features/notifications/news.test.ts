import { describe, expect, it } from 'vitest';
import type { NotificationView } from '@/contract';
import { minute, notification } from '@/testing/samples';
import { newsBetween } from './news';
import { noNotifications, type NotificationList } from './notification-list';

const list = (...items: NotificationView[]): NotificationList => ({ ...noNotifications, known: true, items });
const ids = (news: readonly NotificationView[]) => news.map(({ id }) => id);
const read = { readAt: minute(9) };

describe('what is told on the desktop', () => {
  it('Raised_IsTold_WhateverItsKind', () => {
    const news = [notification('mention', { kind: 'Mention' }), notification('rule', { kind: 'Rule' })];
    expect(ids(newsBetween(list(), list(...news)))).toEqual(['mention', 'rule']);
    expect(ids(newsBetween(list(notification('old')), list(...news, notification('old'))))).toEqual(['mention', 'rule']);
  });

  it('Raised_AfterItWasRead_IsToldAgain_AndNotWhileItIsUnread', () => {
    const again = list(notification('a'), notification('b', read));
    expect(ids(newsBetween(list(notification('b', read), notification('a', read)), again))).toEqual(['a']);
    expect(newsBetween(list(notification('b', read), notification('a')), again)).toEqual([]);
  });

  it('Raised_WhileItIsUnread_IsToldForEachLaterMessage', () => {
    const [first, second] = [notification('a', { sequence: 4 }), notification('a', { sequence: 7 })];
    expect(newsBetween(list(first), list(second))).toEqual([second]);
    // What the rows hold after a resync is the first one.
    expect(newsBetween(list(second), list(first))).toEqual([]);
  });

  it('Raised_BeforeAnythingWasKnown_AndOlderPages_AreNoNews', () => {
    expect(newsBetween(noNotifications, list(notification('a')))).toEqual([]);
    expect(newsBetween(list(notification('a')), list(notification('a'), notification('older')))).toEqual([]);
  });
});
