import { useEffect, useState, type RefObject } from 'react';
import { useShortcut } from '@/features/shortcuts/shortcuts';

/**
 * Goes to the item that the address names and keeps it marked, until Escape.
 * @returns the key of the marked row
 */
export function useMarked(at: number | null, scroller: RefObject<HTMLElement | null>, show: (sequence: number) => void): string | null {
  const [forgotten, setForgotten] = useState<number | null>(null);
  const marked = at === forgotten ? null : at;
  useEffect(() => {
    if (at === null) return;
    show(at);
    scroller.current?.focus({ preventScroll: true });
  }, [at, scroller, show]);
  useShortcut('back', () => setForgotten(at), { enabled: marked !== null, first: true });
  return marked === null ? null : String(marked);
}
