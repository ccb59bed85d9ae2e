import type { MessagingWindow } from '@/contract';

const HOUR = 3_600_000;

/** What the channel's 24 hours allow right now. */
export type WindowState =
  | { kind: 'free' }
  | { kind: 'open'; left: number; soon: boolean }
  | { kind: 'closed' };

/** The clock decides before the server's word arrives: an expired window is closed. */
export function windowState(window: MessagingWindow, now: number): WindowState {
  switch (window.state) {
    case 'not_applicable':
      return { kind: 'free' };
    case 'closed':
      return { kind: 'closed' };
    case 'open': {
      const left = Date.parse(window.expiresAt) - now;
      return left <= 0 ? { kind: 'closed' } : { kind: 'open', left, soon: left < HOUR };
    }
  }
}
