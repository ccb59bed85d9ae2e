import type { LinkState } from './connection';

export type LiveState = 'live' | 'connecting' | 'reconnecting' | 'catching_up' | 'offline';

/** Whether what is on screen is the present: live only once every subscription has been answered (RT-8). */
export function liveState(link: LinkState, unanswered: number, online: boolean): LiveState {
  if (link === 'connected') return unanswered === 0 ? 'live' : 'catching_up';
  return online ? link : 'offline';
}
