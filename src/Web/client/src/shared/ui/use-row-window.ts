import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rangeInSight, topFor, type RowRange } from './row-window';

interface RowWindow extends RowRange {
  /** For the element that scrolls. */
  readonly onScroll: () => void;
  /** Brings a row into sight. */
  readonly scrollTo: (index: number) => void;
}

const AROUND = 4;

/** Which rows of a long list are drawn: those in sight. Only a change of that draws it again, not every pixel. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [range, setRange] = useState<RowRange>(() => rangeInSight(0, window.innerHeight, rowHeight, AROUND));
  const look = () => {
    if (!scroller.current) return;
    const next = rangeInSight(scroller.current.scrollTop, scroller.current.clientHeight, rowHeight, AROUND);
    // Drawn before the picture that has been scrolled: else its edge would be empty for a moment.
    if (next.from !== range.from || next.to !== range.to) flushSync(() => setRange(next));
  };

  const hasRows = count > 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!hasRows || !element) return;
    const observer = new ResizeObserver(() => setRange(rangeInSight(element.scrollTop, element.clientHeight, rowHeight, AROUND)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, hasRows, rowHeight]);

  return {
    from: Math.min(range.from, count),
    to: Math.min(range.to, count),
    onScroll: look,
    scrollTo: (index) => {
      if (!scroller.current) return;
      const top = topFor(index, scroller.current.scrollTop, scroller.current.clientHeight, rowHeight);
      if (top !== null) scroller.current.scrollTo({ top });
      look();
    },
  };
}
