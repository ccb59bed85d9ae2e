/** A row and its place in the list. */
export interface RowPlace {
  readonly id: string;
  readonly index: number;
}

interface Standing {
  /** The row that has the keyboard. */
  readonly focused: string | null;
  /** The row that had it last. */
  readonly last: RowPlace | null;
  /** The conversation that is open. */
  readonly current: string | null;
}

/** One goes on from the row that has the keyboard; if that row has left the list, from where it was; otherwise from the open conversation. */
export function rowAfter(ids: readonly string[], { focused, last, current }: Standing, step: 1 | -1): number {
  const within = (index: number) => Math.max(0, Math.min(ids.length - 1, index));
  // What stood below it stands in its place.
  if (focused === null && last && !ids.includes(last.id)) return within(step > 0 ? last.index : last.index - 1);
  const from = ids.indexOf(focused ?? current ?? '');
  return from < 0 ? 0 : within(from + step);
}
