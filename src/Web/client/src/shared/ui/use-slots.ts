import { useEffect, useState, type RefObject } from 'react';
import { slotsFor, standingFor, type Slots } from './slots';

const none: Slots = new Map();
/** How long a list is at rest before its elements are put into the order in which they are read. */
const RESTS_AFTER = 500;

interface Drawn<T> {
  /** The key of its element. */
  readonly slot: number;
  readonly row: T;
  /** Its place among the rows that are drawn. */
  readonly index: number;
}

interface Standing {
  readonly list: string;
  readonly slots: readonly number[];
}

/**
 * The rows that are drawn, each with the element that shows it, in the order in which these stand in the document. While the list changes they stay where they stand;
 * when it rests, or the keyboard comes into it, they stand as they are read.
 * @param list which list it is: another begins anew
 */
export function useSlots<T extends { readonly id: string }>(scroller: RefObject<HTMLElement | null>, rows: readonly T[], list: string): readonly Drawn<T>[] {
  const [known, setKnown] = useState(none);
  const slots = slotsFor(known, rows.map(({ id }) => id));
  if (slots !== known) setKnown(slots);

  const shown = new Map(rows.map((row, index) => {
    const slot = slots.get(row.id) ?? index;
    return [slot, { slot, row, index }];
  }));
  const reading = [...shown.keys()];
  const [standing, setStanding] = useState<Standing>({ list, slots: reading });
  const stays = standing.list === list ? standingFor(standing.slots, reading) : reading;
  if (stays !== standing.slots) setStanding({ list, slots: stays });

  const order = reading.join();
  const isRead = stays.join() === order;
  useEffect(() => {
    const element = scroller.current;
    if (isRead || !element) return;
    let timer: ReturnType<typeof setTimeout>;
    const read = () => setStanding({ list, slots: order.split(',').map(Number) });
    const settle = () => {
      // A click on an element that is moved between press and release is lost.
      if (element.querySelector(':active')) timer = setTimeout(settle, RESTS_AFTER);
      else read();
    };
    const onFocus = () => {
      if (element.querySelector(':focus-visible')) read();
    };
    timer = setTimeout(settle, element.querySelector(':focus-visible') ? 0 : RESTS_AFTER);
    element.addEventListener('focusin', onFocus);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('focusin', onFocus);
    };
  }, [scroller, list, order, isRead]);

  return stays.flatMap((slot) => shown.get(slot) ?? []);
}
