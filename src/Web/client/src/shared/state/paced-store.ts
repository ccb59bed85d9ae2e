import { createStore, type Store } from './store';

/** Calls back when the time has come to say that something changed. */
export type Pace = (then: () => void) => void;

/** Calls back when one of the next pictures is drawn, each of them in one of its own: a list and a thread that change at once do not make a picture late. Where nothing is drawn, in a tab behind others: soon. */
export const nextFrame: Pace = inTurn((then) => {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    then();
  };
  requestAnimationFrame(once);
  setTimeout(once, 200);
}, () => document.hidden);

/** One after the other, each when the pace has come for it; all together while nobody sees them. */
export function inTurn(pace: Pace, unseen: () => boolean): Pace {
  let waiting: readonly (() => void)[] = [];
  const next = () => {
    pace(() => {
      const turn = unseen() ? waiting.length : 1;
      const due = waiting.slice(0, turn);
      waiting = waiting.slice(turn);
      if (waiting.length > 0) next();
      for (const then of due) then();
    });
  };
  return (then) => {
    waiting = [...waiting, then];
    if (waiting.length === 1) next();
  };
}

/** Calls back after a while. */
export type Wait = (milliseconds: number, then: () => void) => void;

const later: Wait = (milliseconds, then) => setTimeout(then, milliseconds);

/** The first time is told at once, the next not before a rest: what changes faster than anybody reads is not drawn as fast as it changes. For one store. */
export function restful(pace: Pace, rest: number, wait: Wait = later): Pace {
  let resting = false;
  let next: (() => void) | null = null;
  const tell: Pace = (then) => {
    if (resting) {
      next = then;
      return;
    }
    resting = true;
    pace(then);
    wait(rest, () => {
      resting = false;
      const due = next;
      next = null;
      if (due) tell(due);
    });
  };
  return tell;
}

export interface PacedStore<T> extends Store<T> {
  /** Says now what has changed: for what somebody waits for. */
  readonly tell: () => void;
}

/** A store that has its new value at once and says so once for each picture that is drawn, however often it changes between two. */
export function pacedStore<T>(initial: T, pace: Pace = nextFrame): PacedStore<T> {
  const told = createStore(0);
  let value = initial;
  let due = false;
  const tell = () => told.update((times) => times + 1);
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    if (due) return;
    due = true;
    pace(() => {
      due = false;
      tell();
    });
  };
  return { get: () => value, set, update: (change) => set(change(value)), subscribe: told.subscribe, tell };
}
