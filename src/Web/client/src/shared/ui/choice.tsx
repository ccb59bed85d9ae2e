import type { ReactNode } from 'react';
import { classes } from './classes';

/** One of a few that stand beside each other, of which one is chosen. */
export function Choice({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={chosen} onClick={onChoose} className={classes('h-7 rounded-md px-2 text-xs max-md:h-9', chosen ? 'bg-pressed font-medium text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink')}>
      {children}
    </button>
  );
}
