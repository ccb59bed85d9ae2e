const MINUTE = 60_000;

/** A customer who waits for so long waits long, where the workspace has no target of its own. */
export const LONG_WAIT = 60 * MINUTE;

/** Of the target: from here on it is near. */
export const NEAR = 0.75;

export type Wait = 'plain' | 'long' | 'near' | 'over';

/**
 * How it stands with a customer who waits (S0-22).
 * @param milliseconds how long the customer has been waiting
 * @param target minutes; null: the workspace has none
 */
export function waitOf(milliseconds: number, target: number | null): Wait {
  if (target === null) return milliseconds >= LONG_WAIT ? 'long' : 'plain';
  if (milliseconds >= target * MINUTE) return 'over';
  return milliseconds >= target * MINUTE * NEAR ? 'near' : 'plain';
}

export const waitLooks: Readonly<Record<Wait, string>> = { plain: 'text-waiting', long: 'text-waiting bg-waiting-tint', near: 'text-waiting bg-waiting-tint', over: 'text-danger bg-danger-tint' };
