import { describe, expect, it } from 'vitest';
import { localInput, snoozeEnd } from './snooze-times';

const local = (text: string) => new Date(text).getTime();

describe('when a snoozed conversation comes back (S2-46)', () => {
  it.each([
    ['OneHour', '2026-03-12T16:20', '2026-03-12T17:20'],
    ['FourHours', '2026-03-12T22:20', '2026-03-13T02:20'],
    ['Tomorrow0900', '2026-03-12T08:00', '2026-03-13T09:00'],
    ['Tomorrow0900', '2026-03-31T23:59', '2026-04-01T09:00'],
    ['NextMonday0900', '2026-03-12T16:20', '2026-03-16T09:00'],
    ['NextMonday0900', '2026-03-15T16:20', '2026-03-16T09:00'],
    ['NextMonday0900', '2026-03-16T08:00', '2026-03-23T09:00'],
  ] as const)('End_Of %s chosen at %s_Is %s', (preset, now, expected) => {
    expect(localInput(snoozeEnd(preset, local(now)))).toBe(expected);
  });
});
