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

/**
 * The order in which elements stand in the document: as before, without those that went, with those that came at the end. What stands is shown where it belongs whatever its order;
 * but an element that is moved in the document is styled and laid out as if it were new, and for one row that comes to the top React moves all that were above it.
 * @param reading the elements in the order of their rows
 * @returns `before` itself when nothing changes
 */
export function standingFor(before: readonly number[], reading: readonly number[]): readonly number[] {
  const drawn = new Set(reading);
  if (before.length === reading.length && before.every((slot) => drawn.has(slot))) return before;
  const stood = new Set(before);
  return [...before.filter((slot) => drawn.has(slot)), ...reading.filter((slot) => !stood.has(slot))];
}
