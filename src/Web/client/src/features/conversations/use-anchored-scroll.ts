import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ConversationView } from '@/contract';
import { ROW_HEIGHT } from './conversation-row';

/** Scrolled down, the rows in sight stay where they are when others come in above them; another list starts at its top. */
export function useAnchoredScroll(scroller: RefObject<HTMLElement | null>, rows: readonly ConversationView[], key: string): void {
  const before = useRef({ key, rows });

  useLayoutEffect(() => {
    const previous = before.current;
    before.current = { key, rows };
    const element = scroller.current;
    if (!element || previous.rows === rows) return;
    if (previous.key !== key) element.scrollTo({ top: 0 });
    else if (element.scrollTop >= ROW_HEIGHT / 2) keepInPlace(element, previous.rows, rows);
  }, [scroller, rows, key]);
}

function keepInPlace(element: HTMLElement, previous: readonly ConversationView[], rows: readonly ConversationView[]): void {
  const first = Math.floor(element.scrollTop / ROW_HEIGHT);
  const anchor = previous[first];
  const now = anchor === undefined ? -1 : rows.findIndex((row) => row.id === anchor.id);
  if (now >= 0 && now !== first) element.scrollBy({ top: (now - first) * ROW_HEIGHT });
}
