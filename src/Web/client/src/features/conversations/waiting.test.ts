import { expect, it } from 'vitest';
import { LONG_WAIT, waitOf, type Wait } from './waiting';

it.each<[number, Wait]>([[0, 'plain'], [LONG_WAIT - 1, 'plain'], [LONG_WAIT, 'long'], [48 * LONG_WAIT, 'long']])('Wait_Of %d ms without a target, Is: %s', (milliseconds, wait) => {
  expect(LONG_WAIT).toBe(3_600_000);
  expect(waitOf(milliseconds, null)).toBe(wait);
});

it.each<[number, Wait]>([[0, 'plain'], [449_999, 'plain'], [450_000, 'near'], [599_999, 'near'], [600_000, 'over'], [LONG_WAIT, 'over']])('Wait_Of %d ms with ten minutes, Is: %s', (milliseconds, wait) => {
  expect(waitOf(milliseconds, 10)).toBe(wait);
});
