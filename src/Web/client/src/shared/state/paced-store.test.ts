import { describe, expect, it } from 'vitest';
import { inTurn, pacedStore, restful } from './paced-store';

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

it('Restful_AfterATelling_WaitsForTheRest_AndTellsTheLastOnce', () => {
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const store = pacedStore(0, restful((then) => frames.push(then), 150, (_, then) => rests.push(then)));
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));

  store.set(1);
  frames.shift()?.();
  store.set(2);
  store.set(3);
  expect([heard, frames.length]).toEqual([[1], 0]);
  rests.shift()?.();
  frames.shift()?.();
  expect(heard).toEqual([1, 3]);
  rests.shift()?.();
  store.set(4);
  frames.shift()?.();
  expect(heard).toEqual([1, 3, 4]);
});

it('Tell_WhileItRests_SaysAtOnceWhatIsThere', () => {
  const store = pacedStore(0, restful((then) => then(), 150, () => undefined));
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));
  store.set(1);
  store.set(2);
  expect(heard).toEqual([1]);
  store.tell();
  expect(heard).toEqual([1, 2]);
});

describe('what changes at once', () => {
  function setUp() {
    const frames: (() => void)[] = [];
    const told: string[] = [];
    let hidden = false;
    const pace = inTurn((then) => frames.push(then), () => hidden);
    return { told, change: (name: string) => pace(() => told.push(name)), draw: () => frames.splice(0).forEach((then) => then()), hide: () => { hidden = true; } };
  }

  it('InTurn_WhenSeveralAreDue_HasOneForEachPicture_AndForgetsNone', () => {
    const { told, change, draw } = setUp();
    for (const name of ['list', 'thread', 'other list']) change(name);
    draw();
    expect(told).toEqual(['list']);
    draw();
    expect(told).toEqual(['list', 'thread']);
    draw();
    draw();
    change('later');
    draw();
    expect(told).toEqual(['list', 'thread', 'other list', 'later']);
  });

  it('InTurn_WhileNobodySees_TellsAllTogether', () => {
    const { told, change, draw, hide } = setUp();
    for (const name of ['list', 'thread', 'other list']) change(name);
    hide();
    draw();
    expect(told).toEqual(['list', 'thread', 'other list']);
  });
});
