import { createStore, type Store } from './store';

/** Calls back when the time has come to say that something changed. */
export type Pace = (then: () => void) => void;

/** Calls back when the next picture is drawn, or soon where nothing is drawn: in a tab behind others. */
export const nextFrame: Pace = (then) => {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    then();
  };
  requestAnimationFrame(once);
  setTimeout(once, 200);
};

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

/** A store that has its new value at once and says so once for each picture that is drawn, however often it changes between two. */
export function pacedStore<T>(initial: T, pace: Pace = nextFrame): Store<T> {
  const told = createStore(0);
  let value = initial;
  let due = false;
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    if (due) return;
    due = true;
    pace(() => {
      due = false;
      told.update((times) => times + 1);
    });
  };
  return { get: () => value, set, update: (change) => set(change(value)), subscribe: told.subscribe };
}
