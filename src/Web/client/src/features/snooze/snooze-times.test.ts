import { describe, expect, it } from 'vitest';
import { zonedInput } from '@/shared/format/zone';
import { timeZoneOf } from '@/features/session/own-time-zone';
import { snoozeEnd } from './snooze-times';

const local = (text: string) => new Date(text).getTime();
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

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
    expect(zonedInput(snoozeEnd(preset, local(now), here).getTime(), here)).toBe(expected);
  });

  it.each([
    ['Tomorrow0900', 'Europe/Paris', '2026-03-12T22:59:00Z', '2026-03-13T08:00:00.000Z'],
    ['Tomorrow0900', 'Europe/Paris', '2026-03-12T23:00:00Z', '2026-03-14T08:00:00.000Z'],
    ['Tomorrow0900', 'Europe/Paris', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['Tomorrow0900', 'Europe/Paris', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00.000Z'],
    ['Tomorrow0900', 'Asia/Kolkata', '2026-03-12T18:29:59.999Z', '2026-03-13T03:30:00.000Z'],
    ['NextMonday0900', 'Pacific/Auckland', '2026-03-15T11:00:00Z', '2026-03-22T20:00:00.000Z'],
    ['NextMonday0900', 'America/Los_Angeles', '2026-03-16T06:59:00Z', '2026-03-16T16:00:00.000Z'],
  ] as const)('End_Of %s in %s_At %s_Is %s', (preset, zone, now, expected) => {
    expect(snoozeEnd(preset, Date.parse(now), zone).toISOString()).toBe(expected);
  });
});

describe('the zone in which nine o’clock is meant (S2-46)', () => {
  it('Zone_IsTheChosenOne', () => {
    expect(timeZoneOf('Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(timeZoneOf('UTC')).toBe('UTC');
  });

  it.each([undefined, 'Etc/UTC', 'Moon/Tycho'])('Zone_WhenTheProfileHas %s_IsTheBrowsers', (chosen) => {
    expect(timeZoneOf(chosen)).toBe(here);
  });
});
