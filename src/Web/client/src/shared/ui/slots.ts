/** Which element of a list shows which row, by the rows' ids. */
export type Slots = ReadonlyMap<string, number>;

/**
 * Elements for the rows that are drawn: a row keeps its own for as long as it is among them, and what another leaves goes to one that comes. To give an element other words costs less than to make one.
 * @returns `before` itself when nothing changes
 */
export function slotsFor(before: Slots, ids: readonly string[]): Slots {
  if (before.size === ids.length && ids.every((id) => before.has(id))) return before;
  const drawn = new Set(ids);
  const left = [...before].filter(([id]) => !drawn.has(id)).map(([, slot]) => slot);
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(ids.map((id) => [id, before.get(id) ?? left.shift() ?? next++]));
}
