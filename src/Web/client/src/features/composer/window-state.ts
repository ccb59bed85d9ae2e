import type { MessagingWindow } from '@/contract';

const MINUTE = 60_000;
const HOUR = 60;

/** What the channel's 24 hours allow right now. */
export type WindowState =
  | { kind: 'free' }
  /** Whole minutes that are left, one at least. */
  | { kind: 'open'; minutes: number; soon: boolean }
  | { kind: 'closed' };

/** Whole minutes until the window closes: 0 when it is closed, Infinity where there is none. The clock decides before the server's word arrives. */
export function minutesLeft(window: MessagingWindow, now: number): number {
  switch (window.state) {
    case 'not_applicable':
      return Infinity;
    case 'closed':
      return 0;
    case 'open': {
      const left = Date.parse(window.expiresAt) - now;
      return left <= 0 ? 0 : Math.max(1, Math.floor(left / MINUTE));
    }
  }
}

export function windowState(minutes: number): WindowState {
  if (minutes === Infinity) return { kind: 'free' };
  return minutes === 0 ? { kind: 'closed' } : { kind: 'open', minutes, soon: minutes < HOUR };
}
