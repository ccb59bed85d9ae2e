import type { SnoozePreset } from '@/contract';

/** The presets with a time of their own, in the order of the menu (S2-46). */
export const timedPresets = ['OneHour', 'TwoHours', 'FourHours', 'Tomorrow0900', 'NextMonday0900'] as const satisfies readonly SnoozePreset[];
export type TimedPreset = (typeof timedPresets)[number];

const HOUR = 3_600_000;
const HOURS: Partial<Record<TimedPreset, number>> = { OneHour: 1, TwoHours: 2, FourHours: 4 };
const MONDAY = 1;

/** When a conversation comes back, in the time zone of this browser. */
export function snoozeEnd(preset: TimedPreset, now: number): Date {
  const hours = HOURS[preset];
  if (hours !== undefined) return new Date(now + hours * HOUR);
  const day = new Date(now);
  day.setDate(day.getDate() + (preset === 'Tomorrow0900' ? 1 : ((MONDAY - day.getDay() + 6) % 7) + 1));
  day.setHours(9, 0, 0, 0);
  return day;
}

/** What a picker of date and time begins with: tomorrow at nine. */
export const localInput = (moment: Date): string =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** The zone that the agent means. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
