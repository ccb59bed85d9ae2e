import { describe, expect, it } from 'vitest';
import type { PhoneMessage, Thread } from './phone-api';
import { hasUnread, withMessage } from './thread';

const message = (id: string, revision: number, change: Partial<PhoneMessage> = {}): PhoneMessage => ({
  id, clientMessageId: null, direction: 'sent', at: `2026-03-12T09:00:0${revision}Z`, status: 'pending', content: { type: 'text', body: id },
  quoted: null, reactions: { customer: null, business: null }, edited: false, revoked: false, revision, ...change,
});
const thread: Thread = { phone: '33612345678', name: 'Camille', account: { id: 'a', name: 'A', phoneNumberId: '1', displayPhoneNumber: '1' }, revision: 2, messages: [message('x', 1), message('y', 2)] };

describe('a phone', () => {
  it('Message_WhenNew_TakesItsPlaceByTime', () => {
    expect(withMessage(thread, message('z', 3, { at: '2026-03-12T09:00:01.500Z' })).messages.map((other) => other.id)).toEqual(['x', 'z', 'y']);
  });

  it('Message_WhenChanged_ReplacesItself', () => {
    const changed = withMessage(thread, message('x', 3, { status: 'read', at: '2026-03-12T09:00:01Z' }));
    expect(changed.messages).toHaveLength(2);
    expect(changed.messages[0]?.status).toBe('read');
    expect(changed.revision).toBe(3);
  });

  it('Message_WhenOlderThanKnown_ChangesNothing', () => {
    const newer = withMessage(thread, message('x', 4, { status: 'read' }));
    expect(withMessage(newer, message('x', 3)).messages).toBe(newer.messages);
  });

  it('Unread_IsWhatTheBusinessSentAndNobodySaw', () => {
    expect(hasUnread(thread)).toBe(false);
    expect(hasUnread(withMessage(thread, message('z', 3, { direction: 'received', status: 'delivered' })))).toBe(true);
  });
});
