import { describe, expect, it } from 'vitest';
import { keyFor, moved, rewritten, without } from './catalogue';

const list = ['a', 'b', 'c'].map((key) => ({ key, name: key.toUpperCase() }));
const keys = (entries: readonly { key: string }[]) => entries.map(({ key }) => key).join('');

describe('the key of a name', () => {
  it.each<[string, string[], string]>([
    ['Prospect chaud', [], 'prospect_chaud'],
    ['  Été 2026 !', [], 'ete_2026'],
    ['Client', ['client'], 'client_2'],
    ['Client', ['client', 'client_2'], 'client_3'],
    ['日本', [], 'entry'],
    ['x'.repeat(60), [], 'x'.repeat(40)],
    ['x'.repeat(60), ['x'.repeat(40)], `${'x'.repeat(38)}_2`],
  ])('KeyFor_%j_WithoutThoseTaken', (name, taken, key) => {
    expect(keyFor(name, taken)).toBe(key);
    expect(key).toMatch(/^[a-z0-9_]{1,40}$/u);
  });
});

describe('a list in its own order', () => {
  it('Moved_OneUpOrDown_AndNoFurtherThanTheEnds', () => {
    expect(keys(moved(list, 'b', -1))).toBe('bac');
    expect(keys(moved(list, 'b', 1))).toBe('acb');
    expect(moved(list, 'a', -1)).toBe(list);
    expect(moved(list, 'c', 1)).toBe(list);
    expect(moved(list, 'gone', 1)).toBe(list);
  });

  it('Rewritten_StandsWhereItStood_AndWhatIsGoneStaysGone', () => {
    expect(rewritten(list, { key: 'b', name: 'New' })).toEqual([list[0], { key: 'b', name: 'New' }, list[2]]);
    expect(() => rewritten(list, { key: 'd', name: 'D' })).toThrow('not_found');
  });

  it('Without_LeavesTheOthersInOrder', () => expect(keys(without(list, 'b'))).toBe('ac'));
});
