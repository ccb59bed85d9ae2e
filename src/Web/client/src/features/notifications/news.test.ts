import { expect, it } from 'vitest';
import { conversation, minute } from '@/testing/samples';
import { newsBetween } from './news';

const said = (direction: 'Inbound' | 'Outbound', at: number) => ({
  preview: { direction, kind: 'Text' as const, text: 'hello', at: minute(at) },
  lastMessageSequence: at,
});

it('News_AreCustomersMessages_AndWhatIsMineOnlyNow', () => {
  const before = [conversation('a', said('Inbound', 1)), conversation('b', said('Inbound', 1)), conversation('c', said('Inbound', 1))];
  const after = [
    conversation('a', said('Inbound', 2)),
    conversation('b', said('Outbound', 2)),
    conversation('c', { ...said('Inbound', 1), labels: ['vip'] }),
    conversation('d', said('Inbound', 1)),
  ];
  expect(newsBetween(before, after).map(({ kind, conversation: { id } }) => `${kind} ${id}`)).toEqual(['message a', 'assigned d']);
});
