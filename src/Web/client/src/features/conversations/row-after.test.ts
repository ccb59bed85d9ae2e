import { describe, expect, it } from 'vitest';
import { rowAfter } from './row-after';

describe('up and down in the list', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const nowhere = { focused: null, last: null, current: null };

  it.each([
    ['from the row with the keyboard', { ...nowhere, focused: 'b', current: 'd' }, 2, 0],
    ['from the open conversation', { ...nowhere, current: 'b' }, 2, 0],
    ['from nowhere', nowhere, 0, 0],
    ['from an open conversation that is not in the list', { ...nowhere, current: 'x' }, 0, 0],
    ['from where a row was that has left', { ...nowhere, last: { id: 'x', index: 2 }, current: 'a' }, 2, 1],
    ['from where the first was', { ...nowhere, last: { id: 'x', index: 0 } }, 0, 0],
    ['from where the last was', { ...nowhere, last: { id: 'x', index: 4 } }, 3, 3],
    ['from the open conversation, when the row is there and the keyboard elsewhere', { ...nowhere, last: { id: 'c', index: 2 }, current: 'a' }, 1, 0],
  ])('Row_%s', (_, standing, down, up) => {
    expect([rowAfter(ids, standing, 1), rowAfter(ids, standing, -1)]).toEqual([down, up]);
  });
});
