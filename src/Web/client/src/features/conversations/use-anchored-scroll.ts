import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ConversationView } from '@/contract';
import { ROW_HEIGHT } from './conversation-row';

/**
 * Scrolled down, the rows in sight stay where they are when others come in above them; another list starts at its top.
 * @returns for the list's element: it scrolls. At the top nothing is to be kept, and then the browser is not asked where it stands, which would make it lay out every change twice.
 */
export function useAnchoredScroll(scroller: RefObject<HTMLElement | null>, rows: readonly ConversationView[], key: string): () => void {
  const before = useRef({ key, rows });
  const scrolled = useRef(false);

  useLayoutEffect(() => {
    const previous = before.current;
    before.current = { key, rows };
    const element = scroller.current;
    if (!element || previous.rows === rows) return;
    if (previous.key !== key) element.scrollTo({ top: 0 });
    else if (scrolled.current) keepInPlace(element, previous.rows, rows);
  }, [scroller, rows, key]);

  return () => {
    scrolled.current = isScrolled(scroller.current);
  };
}

/** Half a row further down than the top. */
export const isScrolled = (element: HTMLElement | null): boolean => (element?.scrollTop ?? 0) >= ROW_HEIGHT / 2;

function keepInPlace(element: HTMLElement, previous: readonly ConversationView[], rows: readonly ConversationView[]): void {
  if (!isScrolled(element)) return;
  const first = Math.floor(element.scrollTop / ROW_HEIGHT);
  const anchor = previous[first];
  const now = anchor === undefined ? -1 : rows.findIndex((row) => row.id === anchor.id);
  if (now >= 0 && now !== first) element.scrollBy({ top: (now - first) * ROW_HEIGHT });
}
