import { describe, expect, it } from 'vitest';
import { isPressed, type ShortcutId } from './shortcuts';

const pressed = (key: string, code: string, id: ShortcutId, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) =>
  isPressed({ key, code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held }, id);

describe('keys of the desk', () => {
  it.each([['1', false], ['&', false], ['1', true]])('Digit_OnAnyKeyboard (%s, Shift %s)_IsItsKey', (key, shiftKey) => expect(pressed(key, 'Digit1', 'tabMine', { shiftKey })).toBe(true));

  it('Digit_OnTheNumberPad_IsOneToo', () => expect(pressed('2', 'Numpad2', 'tabUnassigned')).toBe(true));

  it('Sign_BehindShiftOnADigit_IsNoDigit', () => expect(pressed('!', 'Digit1', 'tabMine', { shiftKey: true })).toBe(false));

  it.each([['altKey'], ['ctrlKey'], ['metaKey']])('Digit_With %s_IsTheBrowsers', (held) => expect(pressed('&', 'Digit1', 'tabMine', { [held]: true })).toBe(false));

  it.each([['?', 'Slash'], ['?', 'KeyM']])('Help_WhereverItsSignIs (%s on %s)_IsAsked', (key, code) => expect(pressed(key, code, 'help', { shiftKey: true })).toBe(true));

  it('Letter_IsTheOneThatIsWritten_NotThePlaceOfItsKey', () => {
    expect(pressed('a', 'KeyQ', 'assign')).toBe(true);
    expect(pressed('q', 'KeyA', 'assign')).toBe(false);
  });

  it.each([['e', true, 'resolveWithNote'], ['E', true, 'resolveWithNote'], ['E', false, 'resolve']] as const)('Letter_UnderCapsLock (%s, Shift %s)_IsWhatShiftMakesOfIt', (key, shiftKey, id) =>
    expect(pressed(key, 'KeyE', id, { shiftKey })).toBe(true));
});
