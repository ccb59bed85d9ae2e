const SECOND = 1000;

/** By how many milliseconds a zone's clocks are ahead of UTC. */
export const aheadOf = (zone: string, at: number): number =>
  Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`) - Math.floor(at / SECOND) * SECOND;

/** When a zone's clocks show what those of UTC show at `wall`. They may change on that day: what counts is how far ahead they are then. */
export const instantOf = (wall: number, zone: string): number => wall - aheadOf(zone, wall - aheadOf(zone, wall));

/** What a picker of date and time shows of a moment. */
export const zonedInput = (at: number, zone: string): string => new Date(at + aheadOf(zone, at)).toISOString().slice(0, 16);

/** The moment that was picked; NaN for none. */
export const ofZonedInput = (value: string, zone: string): number => {
  const wall = Date.parse(`${value}Z`);
  return Number.isNaN(wall) ? wall : instantOf(wall, zone);
};
