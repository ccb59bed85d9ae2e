import { expect, it } from 'vitest';
import { isLongWait, LONG_WAIT } from './waiting';

it.each([[0, false], [LONG_WAIT - 1, false], [LONG_WAIT, true], [48 * LONG_WAIT, true]])('Wait_Of %d ms, IsLong: %s', (milliseconds, long) => {
  expect(LONG_WAIT).toBe(3_600_000);
  expect(isLongWait(milliseconds)).toBe(long);
});
