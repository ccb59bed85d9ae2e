import { expect, it } from 'vitest';
import { slotsFor, standingFor } from './slots';

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

it('Standing_WhenRowsComeToTheTop_MovesNoElement', () => {
  const standing = [0, 1, 2, 3];
  expect(standingFor(standing, [3, 0, 1, 2])).toBe(standing);
  expect(standingFor(standing, [2, 3, 1, 0])).toBe(standing);
});

it('Standing_WhenElementsComeAndGo_KeepsTheOthersInTheirOrder', () => {
  expect(standingFor([0, 1, 2, 3], [4, 3, 1])).toEqual([1, 3, 4]);
  expect(standingFor([], [2, 0])).toEqual([2, 0]);
});
