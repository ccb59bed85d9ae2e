import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Nearer to the end than this is at the end. */
const END = 48;
/** Nearer to an end of what is loaded than this, the page beyond it is asked for. */
const NEAR = 800;
/** Where a row that was jumped to stands, below the upper edge. */
const MARGIN = 72;

interface ThreadScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly scrollToEnd: () => void;
  /** Shows a row near the upper edge; false when none has that key. */
  readonly scrollToRow: (key: string) => boolean;
  readonly onScroll: () => void;
}

interface ThreadScrollOptions {
  /** Changes whenever the rows do. */
  readonly revision: unknown;
  /** The last row is the present: its end is worth staying at. */
  readonly reachesPresent: boolean;
  /** No page comes without another going: then only the reader's own scrolling asks for one. */
  readonly full: boolean;
  readonly onNear: (side: 'older' | 'newer') => void;
}

/** Stays at the end while the reader is there; else what is being read stays in place, whatever comes above or below it. */
export function useThreadScroll({ revision, reachesPresent, full, onNear }: ThreadScrollOptions): ThreadScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ row: Element; top: number } | 'end'>('end');
  const [atEnd, setAtEnd] = useState(true);

  const settle = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    if (anchor.current === 'end') element.scrollTop = element.scrollHeight;
    else if (anchor.current.row.isConnected) element.scrollTop += anchor.current.row.getBoundingClientRect().top - anchor.current.top;
  }, []);

  const askWhenNear = useEffectEvent(() => {
    if (!full) askNear(scroller.current, onNear);
  });

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const end = reachesPresent && element.scrollHeight - element.scrollTop - element.clientHeight < END;
    anchor.current = end ? 'end' : firstInSight(element, content.current) ?? anchor.current;
    setAtEnd(end);
    askNear(element, onNear);
  };

  useLayoutEffect(() => {
    settle();
  }, [settle, revision]);

  // Still near an end after a page came, there is nothing left to scroll that would ask for the next.
  useEffect(() => askWhenNear(), [revision]);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    if (content.current) observer.observe(content.current);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [settle]);

  const scrollToEnd = useCallback(() => {
    anchor.current = 'end';
    settle();
  }, [settle]);

  const scrollToRow = useCallback((key: string) => {
    const row = content.current?.querySelector(`[data-row="${CSS.escape(key)}"]`);
    if (!row || !scroller.current) return false;
    anchor.current = { row, top: scroller.current.getBoundingClientRect().top + MARGIN };
    settle();
    pointOut(row);
    return true;
  }, [settle]);

  return { scroller, content, atEnd: atEnd && reachesPresent, onScroll, scrollToEnd, scrollToRow };
}

/** Near to one end is never near to the other, however little there is to scroll. */
function askNear(element: Element | null, ask: (side: 'older' | 'newer') => void): void {
  if (!element) return;
  const left = element.scrollHeight - element.clientHeight;
  const near = Math.min(NEAR, Math.max(1, left / 3));
  if (element.scrollTop < near) ask('older');
  if (left - element.scrollTop < near) ask('newer');
}

/** Where a jump led, once. */
function pointOut(row: Element): void {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) row.animate({ background: ['var(--accent-tint-2)', 'transparent'] }, { duration: 1600, easing: 'ease-out' });
}

/** A row that keeps its content: a day's line moves up when an older page brings more of that day. */
function firstInSight(scroller: Element, content: Element | null): { row: Element; top: number } | null {
  const edge = scroller.getBoundingClientRect().top;
  for (const row of content?.querySelectorAll('[data-anchor]') ?? []) {
    const box = row.getBoundingClientRect();
    if (box.bottom > edge) return { row, top: box.top };
  }
  return null;
}
