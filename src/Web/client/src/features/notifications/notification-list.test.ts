import { describe, expect, it } from 'vitest';
import type { NotificationView } from '@/contract';
import { minute, notification } from '@/testing/samples';
import { applyToNotifications, noNotifications, type NotificationAction, type NotificationList } from './notification-list';

const told = (id: string, about: string, readAt: string | null = null): NotificationView => ({ ...notification(about), id, readAt });
const snapshot = (...items: NotificationView[]): NotificationAction => ({
  type: 'snapshot', page: { items, nextCursor: 'next', unread: { value: items.filter((item) => item.readAt === null).length, atLeast: false } },
});
const play = (...actions: NotificationAction[]): NotificationList => actions.reduce(applyToNotifications, noNotifications);
const read = (change: { id?: string; conversation?: string }): NotificationAction => ({ type: 'read', read: { id: null, conversation: null, at: minute(9), ...change } });

describe('what an agent was told of (RT-12)', () => {
  it('Raised_IsFirst_AndCountsOnceWhileItIsUnread', () => {
    const list = play(snapshot(told('a', 'x')), { type: 'raised', notification: told('b', 'y') }, { type: 'raised', notification: told('a', 'x') });
    expect(list.items.map((item) => item.id)).toEqual(['a', 'b']);
    expect(list.unread).toBe(2);
  });

  it('Raised_AfterItWasRead_CountsAgain', () => {
    expect(play(snapshot(told('a', 'x', minute(2))), { type: 'raised', notification: told('a', 'x') }).unread).toBe(1);
  });

  it.each([
    ['one', { id: 'a' }, ['b', 'c']],
    ['those of a conversation', { conversation: 'x' }, ['c']],
    ['all', {}, []],
  ])('Read_Of %s_LeavesTheOthersUnread', (_, which, unread) => {
    const list = play(snapshot(told('a', 'x'), told('b', 'x'), told('c', 'y')), read(which));
    expect(list.items.filter((item) => item.readAt === null).map((item) => item.id)).toEqual(unread);
    expect(list.unread).toBe(unread.length);
  });

  it('Older_IsAppendedOnce', () => {
    const page = { items: [told('a', 'x'), told('z', 'x', minute(1))], nextCursor: null, unread: { value: 1, atLeast: false } };
    const list = play(snapshot(told('a', 'x')), { type: 'older_came', cursor: 'next', page }, { type: 'older_came', cursor: 'next', page });
    expect(list.items.map((item) => item.id)).toEqual(['a', 'z']);
    expect(list.nextCursor).toBeNull();
  });
});
