/** Rows `from` until `to` (exclusive) of a list whose rows are all of one height. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows by which a range begins and ends early, so that it changes once for several rows. */
const STEP = 4;

/**
 * The rows that are in sight, and some around them. What it costs does not depend on how many rows there are.
 * @param around rows before and after those in sight
 */
export function rangeInSight(top: number, height: number, rowHeight: number, around: number): RowRange {
  const first = Math.floor(Math.max(0, top) / rowHeight) - around;
  const last = Math.ceil((Math.max(0, top) + height) / rowHeight) + around;
  return { from: Math.max(0, Math.floor(first / STEP) * STEP), to: Math.ceil(last / STEP) * STEP };
}

/** Where to scroll so that a row is in sight; null when it is. */
export function topFor(index: number, top: number, height: number, rowHeight: number): number | null {
  const start = index * rowHeight;
  if (start < top) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : null;
}
