import { useState } from 'react';
import { slotsFor, type Slots } from './slots';

const none: Slots = new Map();

/** The elements of the rows that are drawn, as keys of a list. */
export function useSlots(ids: readonly string[]): Slots {
  const [known, setKnown] = useState(none);
  const slots = slotsFor(known, ids);
  if (slots !== known) setKnown(slots);
  return slots;
}
