import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Nearer to the end than this is at the end. */
const END = 48;
/** Nearer to the beginning than this, the older page is asked for. */
const BEGINNING = 800;

interface ThreadScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly scrollToEnd: () => void;
  readonly onScroll: () => void;
}

/** Stays at the end while the reader is there; else what is being read stays in place, whatever comes above or below it. */
export function useThreadScroll(onNearBeginning: () => void, revision: unknown): ThreadScroll {
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

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < END;
    anchor.current = end ? 'end' : firstInSight(element, content.current) ?? 'end';
    setAtEnd(end);
    if (element.scrollTop < BEGINNING) onNearBeginning();
  };

  const askWhenNear = useEffectEvent(() => {
    if (scroller.current && scroller.current.scrollTop < BEGINNING) onNearBeginning();
  });

  useLayoutEffect(() => {
    settle();
  }, [settle, revision]);

  // Still at the beginning after a page came, there is nothing left to scroll that would ask for the next.
  useEffect(() => askWhenNear(), [revision]);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    if (content.current) observer.observe(content.current);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [settle]);

  return {
    scroller,
    content,
    atEnd,
    onScroll,
    scrollToEnd: () => {
      anchor.current = 'end';
      setAtEnd(true);
      settle();
    },
  };
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
