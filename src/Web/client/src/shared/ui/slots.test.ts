import { expect, it } from 'vitest';
import { slotsFor } from './slots';

const none = slotsFor(new Map(), []);

it('Slots_WhenTheSameRowsAreDrawnInAnotherOrder_StayTheSame', () => {
  const slots = slotsFor(none, ['a', 'b', 'c']);
  expect(slotsFor(slots, ['c', 'a', 'b'])).toBe(slots);
});

it('Slots_WhenRowsComeAndGo_KeepThoseThatStay_AndGiveOnWhatIsLeft', () => {
  const slots = slotsFor(slotsFor(none, ['a', 'b', 'c']), ['x', 'b', 'y', 'a']);
  expect(Object.fromEntries(slots)).toEqual({ x: 2, b: 1, y: 3, a: 0 });
});

it('Slots_HoweverManyRowsPassThrough_AreNotMoreThanAreDrawnAtOnce', () => {
  let slots = none;
  for (let first = 0; first < 1000; first += 3) slots = slotsFor(slots, Array.from({ length: 20 }, (_, index) => `row ${first + index}`));
  expect(Math.max(...slots.values())).toBe(19);
  expect(new Set(slots.values()).size).toBe(20);
});
