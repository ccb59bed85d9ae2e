import { createStore, useStore } from '@/shared/state/store';

const minute = createStore(Date.now());
const second = createStore(Date.now());
setInterval(() => minute.set(Date.now()), 15_000);
setInterval(() => second.set(Date.now()), 1000);

/** The present, for words such as "3 min"; one clock for the whole page. */
export const useNow = (): number => useStore(minute);

/** The present to the second, of which only a fact is wanted: whoever asks is drawn again when that changes, not with every second. */
export const useBySecond = <T>(fact: (now: number) => T): T => useStore(second, fact);
