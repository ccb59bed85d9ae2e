import { describe, expect, it } from 'vitest';
import { minute } from '@/testing/samples';
import { textLimit } from './text-limit';
import { minutesLeft, windowState } from './window-state';

describe('the messaging window', () => {
  const window = { state: 'open', expiresAt: minute(60 * 24) } as const;
  const at = (minutes: number) => Date.parse(minute(minutes));

  it.each([
    ['long before', 0, { kind: 'open', minutes: 24 * 60, soon: false }],
    ['in its last hour', 60 * 23 + 1, { kind: 'open', minutes: 59, soon: true }],
    ['in its last seconds', 60 * 24 - 0.1, { kind: 'open', minutes: 1, soon: true }],
    ['at its end, before the server says so', 60 * 24, { kind: 'closed' }],
  ])('State_When asked %s', (_, minutes, expected) => {
    expect(windowState(minutesLeft(window, at(minutes)))).toEqual(expected);
  });

  it('State_WhereThereIsNone_IsFree', () => {
    expect(windowState(minutesLeft({ state: 'not_applicable' }, 0))).toEqual({ kind: 'free' });
  });

  it('State_WhenTheServerClosedIt_IsClosed', () => {
    expect(windowState(minutesLeft({ state: 'closed', closedAt: null }, 0))).toEqual({ kind: 'closed' });
  });
});

describe('the length of a text', () => {
  it.each([
    [3000, false, false],
    [3700, true, false],
    [4096, true, false],
    [4097, true, true],
  ])('Limit_WhenWhatsAppGets %i characters', (length, near, exceeded) => {
    expect(textLimit('reply', 'WhatsApp', 'x'.repeat(length))).toEqual({ left: 4096 - length, near, exceeded });
  });

  it('Limit_OfANote_IsNotTheChannels', () => {
    expect(textLimit('note', 'WhatsApp', 'x'.repeat(5000)).exceeded).toBe(false);
  });
});
