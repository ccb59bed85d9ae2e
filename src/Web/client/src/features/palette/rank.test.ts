import { expect, it } from 'vitest';
import { ranked } from './rank';

const items = [{ text: 'Élodie Marchand', words: '#12' }, { text: 'Assign to Élodie' }, { text: 'Marchandises' }, { text: 'Theme: dark' }];

it.each([
  ['', ['Élodie Marchand', 'Assign to Élodie', 'Marchandises', 'Theme: dark']],
  ['elo', ['Élodie Marchand', 'Assign to Élodie']],
  ['march', ['Marchandises', 'Élodie Marchand']],
  ['#12', ['Élodie Marchand']],
  ['to elodie', ['Assign to Élodie']],
  ['rk', ['Theme: dark']],
  ['nobody', []],
])('Ranked_For %j', (typed, expected) => {
  expect(ranked(items, typed).map(({ text }) => text)).toEqual(expected);
});
