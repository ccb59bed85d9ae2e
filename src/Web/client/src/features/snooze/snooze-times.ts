import type { SnoozePreset } from '@/contract';

/** The presets with a time of their own, in the order of the menu (S2-46). */
export const timedPresets = ['OneHour', 'TwoHours', 'FourHours', 'Tomorrow0900', 'NextMonday0900'] as const satisfies readonly SnoozePreset[];
export type TimedPreset = (typeof timedPresets)[number];

const SECOND = 1000;
const HOUR = 3_600_000;
const HOURS: Partial<Record<TimedPreset, number>> = { OneHour: 1, TwoHours: 2, FourHours: 4 };
const MONDAY = 1;

/** When a conversation comes back. Nine o'clock is meant in the zone. */
export function snoozeEnd(preset: TimedPreset, now: number, zone: string): Date {
  const hours = HOURS[preset];
  if (hours !== undefined) return new Date(now + hours * HOUR);
  const day = new Date(now + aheadOf(zone, now));
  day.setUTCDate(day.getUTCDate() + (preset === 'Tomorrow0900' ? 1 : ((MONDAY - day.getUTCDay() + 6) % 7) + 1));
  const nine = day.setUTCHours(9, 0, 0, 0);
  // The clocks may have changed since: what counts is how far ahead they are on that morning.
  return new Date(nine - aheadOf(zone, nine - aheadOf(zone, nine)));
}

/** By how many milliseconds a zone's clocks are ahead of UTC. */
const aheadOf = (zone: string, at: number): number =>
  Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`) - Math.floor(at / SECOND) * SECOND;

/** What a picker of date and time begins with: tomorrow at nine. */
export const localInput = (moment: Date): string =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

