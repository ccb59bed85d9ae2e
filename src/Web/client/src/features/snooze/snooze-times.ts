import type { SnoozePreset } from '@/contract';
import { aheadOf, instantOf } from '@/shared/format/zone';

/** The presets with a time of their own, in the order of the menu (S2-46). */
export const timedPresets = ['OneHour', 'TwoHours', 'FourHours', 'Tomorrow0900', 'NextMonday0900'] as const satisfies readonly SnoozePreset[];
export type TimedPreset = (typeof timedPresets)[number];

const HOUR = 3_600_000;
const HOURS: Partial<Record<TimedPreset, number>> = { OneHour: 1, TwoHours: 2, FourHours: 4 };
const MONDAY = 1;

/** When a conversation comes back. Nine o'clock is meant in the zone. */
export function snoozeEnd(preset: TimedPreset, now: number, zone: string): Date {
  const hours = HOURS[preset];
  if (hours !== undefined) return new Date(now + hours * HOUR);
  const day = new Date(now + aheadOf(zone, now));
  day.setUTCDate(day.getUTCDate() + (preset === 'Tomorrow0900' ? 1 : ((MONDAY - day.getUTCDay() + 6) % 7) + 1));
  return new Date(instantOf(day.setUTCHours(9, 0, 0, 0), zone));
}
