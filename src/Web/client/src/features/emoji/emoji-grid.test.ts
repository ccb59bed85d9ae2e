import { describe, expect, it } from 'vitest';
import { placeAfter } from './emoji-grid';

describe('the arrow keys among the emoji', () => {
  // Rows: 0-2; none; 3-10, 11-12; 13-20.
  const sizes = [3, 0, 10, 8];

  it.each([
    ['ArrowRight', 2, 3], ['ArrowRight', 20, 20], ['ArrowLeft', 3, 2], ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4], ['ArrowDown', 4, 12], ['ArrowDown', 10, 12], ['ArrowDown', 12, 14], ['ArrowDown', 15, 15],
    ['ArrowUp', 15, 12], ['ArrowUp', 12, 4], ['ArrowUp', 10, 2], ['ArrowUp', 1, null],
    ['Enter', 1, undefined], ['ArrowDown', -1, undefined],
  ])('%s_From %i_LeadsTo %j', (key, from, to) => {
    expect(placeAfter(sizes, from, key)).toBe(to);
  });
});
