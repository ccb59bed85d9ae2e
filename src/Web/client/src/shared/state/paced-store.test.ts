import { expect, it } from 'vitest';
import { pacedStore } from './paced-store';

it('PacedStore_WhenItChangesOften_TellsOnceAndHasTheLast', () => {
  const frames: (() => void)[] = [];
  const store = pacedStore(0, (then) => frames.push(then));
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));

  store.set(1);
  store.update((value) => value + 1);
  expect(store.get()).toBe(2);
  expect(heard).toEqual([]);
  frames.shift()?.();
  expect(heard).toEqual([2]);

  store.set(2);
  expect(frames).toEqual([]);
  store.set(3);
  frames.shift()?.();
  expect(heard).toEqual([2, 3]);
});
