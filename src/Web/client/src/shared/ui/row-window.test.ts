import { describe, expect, it } from 'vitest';
import { rangeInSight, topFor } from './row-window';

describe('the rows in sight', () => {
  it.each([[0, 640], [64 * 99_990, 640], [31, 700], [-20, 300]])('Range_At%iPxOf%iPx_HoldsAllThatIsSeen_AndLittleMore', (top, height) => {
    const { from, to } = rangeInSight(top, height, 64, 8);
    expect(from).toBeLessThanOrEqual(Math.floor(Math.max(0, top) / 64));
    expect(to).toBeGreaterThanOrEqual(Math.ceil((top + height) / 64));
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to - from).toBeLessThan(height / 64 + 2 * 8 + 10);
  });

  it('Range_WhileOneRowGoesBy_StaysTheSameMostOfTheTime', () => {
    const ranges = new Set(Array.from({ length: 64 * 8 }, (_, top) => JSON.stringify(rangeInSight(top + 64 * 100, 640, 64, 8))));
    expect(ranges.size).toBeLessThanOrEqual(5);
  });

  it('Top_ForARowInSight_IsNone_ElseTheNearestEdge', () => {
    expect(topFor(5, 0, 640, 64)).toBeNull();
    expect(topFor(9, 0, 640, 64)).toBeNull();
    expect(topFor(10, 0, 640, 64)).toBe(64);
    expect(topFor(2, 640, 640, 64)).toBe(128);
    expect(topFor(99_999, 0, 640, 64)).toBe(99_999 * 64 + 64 - 640);
  });
});
