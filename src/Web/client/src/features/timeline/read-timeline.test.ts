import { describe, expect, it } from 'vitest';
import { inbound, minute } from '@/testing/samples';
import { sequenceAt, type Probe } from './read-timeline';

/** Every third event of the stream is an item, a minute for each sequence. */
const streamOf = (last: number, asked: number[] = []): Probe => (after) => {
  asked.push(after);
  const next = Math.floor(after / 3) * 3 + 3;
  return Promise.resolve(next > last ? null : inbound(next));
};
const at = (sequence: number) => Date.parse(minute(sequence));

describe('a jump to a date', () => {
  it.each([
    ['before the beginning', -5, 3],
    ['at an item', 30, 30],
    ['between two items', 31, 33],
    ['at the last item', 99, 99],
    ['after the end', 100, null],
  ])('Sequence_WhenTheMomentIs %s_IsThatOfTheFirstItemFromThen', async (_, moment, expected) => {
    expect(await sequenceAt(at(moment), 100, streamOf(100))).toBe(expected);
  });

  it('Sequence_InFiftyThousandEvents_TakesFewQuestions', async () => {
    const asked: number[] = [];
    expect(await sequenceAt(at(31_234), 50_000, streamOf(50_000, asked))).toBe(31_236);
    expect(asked.length).toBeLessThan(20);
  });

  it('Sequence_OfAnEmptyConversation_IsNone', async () => {
    expect(await sequenceAt(at(1), 0, streamOf(0))).toBeNull();
  });
});
