import { createStore, useStore } from '@/shared/state/store';

const minute = createStore(Date.now());
const second = createStore(Date.now());
setInterval(() => minute.set(Date.now()), 15_000);
setInterval(() => second.set(Date.now()), 1000);

/** The present, for words such as "3 min"; one clock for the whole page. */
export const useNow = (): number => useStore(minute);

/** The present to the second, for a countdown in its last hour. */
export const useNowBySecond = (): number => useStore(second);
