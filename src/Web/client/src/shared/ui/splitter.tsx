import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { classes } from './classes';

interface SplitterProps {
  label: string;
  width: number;
  min: number;
  max: number;
  /** Which side of the splitter has the width. */
  pane: 'left' | 'right';
  onResize: (width: number) => void;
}

const STEP = 16;

/** The edge between two panes: dragged, or moved by the arrow keys. */
export function Splitter({ label, width, min, max, pane, onResize }: SplitterProps) {
  const [grip, setGrip] = useState<{ x: number; width: number } | null>(null);
  const sign = pane === 'left' ? 1 : -1;
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ x: event.clientX, width });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(width + (event.key === 'ArrowRight' ? STEP : -STEP) * sign);
  };

  return (
    // A separator that can be focused and moved is a widget: ARIA's window splitter.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (grip) resize(grip.width + (event.clientX - grip.x) * sign);
      }}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
      onKeyDown={onKeyDown}
      className={classes(
        'relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line transition-colors duration-100 hover:bg-accent',
        'before:absolute before:inset-y-0 before:-left-1 before:w-2 before:content-[""]',
        grip && 'bg-accent',
      )}
    />
  );
}
