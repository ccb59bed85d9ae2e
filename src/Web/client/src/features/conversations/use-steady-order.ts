import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView } from '@/contract';
import { steadyOrder } from './steady-order';

/** How long a hand that rests is still aiming. */
const SETTLES_AFTER = 900;

interface SteadyOrder {
  readonly rows: readonly ConversationView[];
  /** For the list's element: the hand moves over it. */
  readonly onPointerMove: () => void;
  readonly onPointerLeave: () => void;
}

/** Keeps rows from moving under the pointer in the moment of a click. */
export function useSteadyOrder(items: readonly ConversationView[]): SteadyOrder {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const rows = useMemo(() => steadyOrder(items, held), [items, held]);
  return {
    rows,
    onPointerMove: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setHeld(null), SETTLES_AFTER);
      setHeld((current) => current ?? items.map((item) => item.id));
    },
    onPointerLeave: () => {
      clearTimeout(timer.current);
      setHeld(null);
    },
  };
}
