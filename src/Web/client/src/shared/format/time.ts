import { instantOf } from './zone';

/** Words for moments and spans, by the reader's language and clock. Instants are RFC 3339 strings or epoch milliseconds. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The zone by which every moment on screen is told. */
let clock = Intl.DateTimeFormat().resolvedOptions().timeZone;
const formats = new Map<string, Intl.DateTimeFormat>();

export function tellTimeIn(zone: string): void {
  if (zone === clock) return;
  clock = zone;
  formats.clear();
}

function format(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { timeZone: clock, ...options });
    formats.set(key, found);
  }
  return found;
}

const units = new Map<string, Intl.NumberFormat>();

function unit(language: string, value: number, name: 'second' | 'minute' | 'hour' | 'day'): string {
  const key = `${language} ${name}`;
  let found = units.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: language.startsWith('en') ? 'narrow' : 'short' });
    units.set(key, found);
  }
  return found.format(value);
}

/** `14:02` */
export const clockTime = (language: string, at: string): string =>
  format(language, 'clock', { timeStyle: 'short' }).format(new Date(at));

/** `12 March 2026 at 14:02:31`: the exact moment, for titles. */
export const exactTime = (language: string, at: string): string =>
  format(language, 'exact', { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(at));

/** `12 March 2026 at 14:02`: a moment that somebody set, which has no seconds. */
export const plannedTime = (language: string, at: string): string =>
  format(language, 'planned', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));

/** `12 Mar, 14:02`, with the year when it is not this one. */
export function dateTime(language: string, at: string, now: number): string {
  const moment = new Date(at);
  return isSameYear(moment, now)
    ? format(language, 'dateTime', { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(moment)
    : format(language, 'dateTimeYear', { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** How long, in its largest unit: `4m`, `3h`, `2d`; null under a minute. */
export function span(language: string, milliseconds: number): string | null {
  if (milliseconds < MINUTE) return null;
  if (milliseconds < HOUR) return unit(language, Math.floor(milliseconds / MINUTE), 'minute');
  if (milliseconds < DAY) return unit(language, Math.floor(milliseconds / HOUR), 'hour');
  return unit(language, Math.floor(milliseconds / DAY), 'day');
}

/** How long something took, of seconds, in its two largest units: `42s`, `3m 5s`, `2h 10m`, `1d 4h`. */
export function duration(language: string, seconds: number): string {
  const [large, small, size, part] = seconds < 3600 ? ['minute', 'second', 60, 1] as const : seconds < 86_400 ? ['hour', 'minute', 3600, 60] as const : ['day', 'hour', 86_400, 3600] as const;
  const [whole, rest] = [Math.floor(seconds / size), Math.floor((seconds % size) / part)];
  if (whole === 0) return unit(language, rest, small);
  return rest === 0 ? unit(language, whole, large) : `${unit(language, whole, large)} ${unit(language, rest, small)}`;
}

/** When, as short as a list needs it: a span within a week, then a date. Null: just now. */
export function since(language: string, at: string, now: number): string | null {
  const moment = new Date(at);
  const age = now - moment.getTime();
  if (age < 7 * DAY) return span(language, age);
  return isSameYear(moment, now)
    ? format(language, 'dayMonth', { day: 'numeric', month: 'short' }).format(moment)
    : format(language, 'date', { day: '2-digit', month: '2-digit', year: '2-digit' }).format(moment);
}

/** `12 Mar`, of a day such as `2026-03-12`, whatever the zone. */
export const dayMonth = (language: string, day: string): string => (day === '' ? '' : format(language, 'dayOfUtc', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day)));

/** The day that a moment falls on by this clock, as a key: `2026-03-12`. */
export const dayKey = (at: string | number | Date): string =>
  format('en-CA', 'dayKey', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));

/** When the day begins that comes so many days after this one; null for what is no day. */
export function dayStart(day: string, later: number): string | null {
  const midnight = Date.parse(day);
  return Number.isNaN(midnight) ? null : new Date(instantOf(midnight + later * DAY, clock)).toISOString();
}

const isSameYear = (one: Date, other: number): boolean => dayKey(one).slice(0, 4) === dayKey(other).slice(0, 4);

/** How many days later by the calendar. */
const daysBetween = (from: number | Date, to: number | Date): number => (Date.parse(dayKey(to)) - Date.parse(dayKey(from))) / DAY;

/** `today`, `yesterday`, or the day in full. */
export function dayName(language: string, at: string, now: number): string {
  const moment = new Date(at);
  const days = daysBetween(moment, now);
  if (days === 0 || days === 1) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day');
    return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  }
  return isSameYear(moment, now)
    ? format(language, 'weekday', { weekday: 'long', day: 'numeric', month: 'long' }).format(moment)
    : format(language, 'weekdayYear', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(moment);
}

/** What is left, as `23:59` whole hours and minutes. */
export function countdown(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `1:05`, of seconds: how long a recording is. */
export const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** `today 14:02`, `tomorrow 09:00`, `Mon 16 Mar, 09:00`: a moment that is to come. */
export function dayAndTime(language: string, at: string, now: number): string {
  const moment = new Date(at);
  const days = daysBetween(now, moment);
  if (days === 0 || days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')} ${clockTime(language, at)}`;
  return format(language, 'dayAndTime', { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(moment);
}
