import { afterEach, describe, expect, it } from 'vitest';
import { clockTime, dayAndTime, dayKey, dayName, dayStart, tellTimeIn } from './time';
import { ofZonedInput, zonedInput } from './zone';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
afterEach(() => tellTimeIn(here));

describe('time by the agent’s clock', () => {
  it.each([
    ['Etc/UTC', '2026-03-01', '23:30'],
    ['Europe/Paris', '2026-03-02', '00:30'],
    ['America/New_York', '2026-03-01', '18:30'],
  ])('Moment_In %s_FallsOn %s at %s', (zone, day, time) => {
    tellTimeIn(zone);
    expect([dayKey('2026-03-01T23:30:00Z'), clockTime('en-GB', '2026-03-01T23:30:00Z')]).toEqual([day, time]);
  });

  it.each([
    ['Europe/Paris', '2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    // The day of summer time has 23 hours.
    ['Europe/Paris', '2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-31', 1, '2026-12-31T18:30:00.000Z'],
    ['Pacific/Auckland', '2026-02-28', 1, '2026-02-28T11:00:00.000Z'],
  ])('Day_In %s: %s and %i later_Begins %s', (zone, day, later, begins) => {
    tellTimeIn(zone);
    expect(dayStart(day, later)).toBe(begins);
  });

  it.each(['', 'soon', '2026-13-01'])('Day_Of “%s”_IsNone', (day) => expect(dayStart(day, 0)).toBeNull());

  it('Words_ForDays_GoByTheCalendarOfTheZone', () => {
    const now = Date.parse('2026-03-01T23:30:00Z');
    tellTimeIn('Europe/Paris');
    expect([dayName('en', '2026-03-01T22:59:00Z', now), dayName('en', '2026-03-01T23:00:00Z', now)]).toEqual(['Yesterday', 'Today']);
    expect(dayAndTime('en-GB', '2026-03-02T23:00:00Z', now)).toBe('tomorrow 00:00');
    tellTimeIn('America/New_York');
    expect(dayName('en', '2026-03-01T05:00:00Z', now)).toBe('Today');
  });

  it.each(['Europe/Paris', 'Asia/Tokyo', 'America/Los_Angeles'])('Picker_In %s_ShowsAMomentAndGivesItBack', (zone) => {
    const moment = Date.parse('2026-07-14T07:05:00Z');
    expect(ofZonedInput(zonedInput(moment, zone), zone)).toBe(moment);
  });

  it('Picker_OfNothing_IsNoMoment', () => expect(ofZonedInput('', 'Europe/Paris')).toBeNaN());
});
