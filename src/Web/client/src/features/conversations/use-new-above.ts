import { useState, type RefObject } from 'react';
import type { ConversationView } from '@/contract';
import { isScrolled } from './use-anchored-scroll';

interface NewAbove {
  /** How many rows have come in above what is on screen since the top was last in sight. */
  readonly count: number;
  readonly show: () => void;
  /** For the list's element. */
  readonly onScroll: () => void;
}

/** A list that is read further down stays where it is; this counts what it therefore does not show. */
export function useNewAbove(scroller: RefObject<HTMLElement | null>, rows: readonly ConversationView[], key: string): NewAbove {
  const [left, setLeft] = useState<{ key: string; top: string } | null>(null);
  const index = left?.key === key ? rows.findIndex((row) => row.id === left.top) : -1;
  return {
    count: Math.max(0, index),
    show: () => scroller.current?.scrollTo({ top: 0 }),
    onScroll: () => {
      const scrolled = isScrolled(scroller.current);
      const top = rows[0]?.id;
      if (!scrolled) setLeft(null);
      else if (top !== undefined) setLeft((known) => (known?.key === key ? known : { key, top }));
    },
  };
}
