import { describe, expect, it } from 'vitest';
import { readNumber } from './phone-numbers';

describe('a telephone number', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06.12.34.56.78', 'FR', '+33612345678'],
    ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
    ['0033 6 12 34 56 78', 'BE', '+33612345678'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['+32 470 12 34 56', 'FR', '+32470123456'],
    ['+33612345678', null, '+33612345678'],
  ])('%s in %s is %s', (typed, country, international) => expect(readNumber(typed, country)?.international).toBe(international));

  it.each([['06 12 34', 'FR'], ['06 12 34 56 78', null], ['06 12 34 56 78', 'XX'], ['hello', 'FR'], ['', 'FR']])('%s in %s is none', (typed, country) => expect(readNumber(typed, country)).toBeNull());

  it('IsShownAsItWillBeStored', () => expect(readNumber('0612345678', 'FR')?.shown).toBe('+33 6 12 34 56 78'));
});
