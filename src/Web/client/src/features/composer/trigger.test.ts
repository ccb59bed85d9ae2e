import { describe, expect, it } from 'vitest';
import { triggerAt } from './trigger';

describe('what opens suggestions', () => {
  it.each([
    ['/', 1, { sign: '/', start: 0, typed: '' }],
    ['/mer', 4, { sign: '/', start: 0, typed: 'mer' }],
    ['Hello /me', 9, { sign: '/', start: 6, typed: 'me' }],
    ['two\n@bru', 8, { sign: '@', start: 4, typed: 'bru' }],
    ['and/or', 6, null],
    ['a@b', 3, null],
    ['/mer ', 5, null],
    ['/mer', 0, null],
  ] as const)('Trigger_In %j at %i_Is %j', (text, caret, expected) => {
    expect(triggerAt(text, caret, ['/', '@'])).toEqual(expected);
  });

  it('Trigger_WhoseSignIsNotOfThisMode_IsNone', () => {
    expect(triggerAt('@bru', 4, ['/'])).toBeNull();
  });
});
