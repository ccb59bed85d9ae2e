import { expect, it } from 'vitest';
import { conversation, minute } from '@/testing/samples';
import { standings } from './standing';

const head = conversation('c');

it('Standing_WhenTheCustomerOnlyWrites_IsTheSame', () => {
  const standing = standings();
  const before = standing(head);
  const after = standing({ ...conversation('c'), sequence: 9, lastMessageSequence: 9, lastActivityAt: minute(5), waitingSince: minute(5), window: { state: 'open', expiresAt: minute(60) } });
  expect(after).toBe(before);
});

it.each([
  ['is resolved', { status: 'Resolved' as const }],
  ['gets an agent', { assignee: { id: 'alice', name: 'Alice' } }],
  ['gets a label', { labels: ['urgent'] }],
  ['has a contact with another name', { contact: { ...head.contact, name: 'Camille Roux' } }],
])('Standing_WhenTheConversation %s, IsAnother', (_, change) => {
  const standing = standings();
  const before = standing(head);
  const after = standing({ ...head, ...change });
  expect(after).not.toBe(before);
  expect(after).toMatchObject(change);
});
