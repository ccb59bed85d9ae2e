import { expect, it } from 'vitest';
import { liveState } from './live-state';

it.each([
  ['connected', 0, true, 'live'],
  ['connected', 2, true, 'catching_up'],
  ['reconnecting', 2, true, 'reconnecting'],
  ['reconnecting', 0, false, 'offline'],
  ['connecting', 0, true, 'connecting'],
] as const)('State_When %s with %i unanswered, online %s_Is %s (RT-8)', (link, unanswered, online, expected) => {
  expect(liveState(link, unanswered, online)).toBe(expected);
});
