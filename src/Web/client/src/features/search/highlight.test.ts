import { describe, expect, it } from 'vitest';
import { pieces } from './highlight';
import { isNarrowed, noSearch, readSearch, searchAddress, searchQuery, widened, type Search } from './search';

const marked = (text: string, ...ranges: [number, number][]) =>
  pieces(text, ranges.map(([start, length]) => ({ start, length }))).map((piece) => (piece.found ? `[${piece.text}]` : piece.text)).join('');

describe('what was found in a text', () => {
  it.each<[string, [number, number][], string]>([
    ['ma commande 4512', [[3, 8], [12, 4]], 'ma [commande] [4512]'],
    ['4512', [[0, 4]], '[4512]'],
    ['nothing', [], 'nothing'],
    ['overlapping', [[0, 4], [2, 5], [9, 40]], '[over][lap]pi[ng]'],
    ['later first', [[6, 5], [0, 5]], '[later] [first]'],
    ['', [[0, 3]], ''],
  ])('Pieces_Of %j', (text, ranges, expected) => {
    expect(marked(text, ...ranges)).toBe(expected);
  });
});

describe('the address of a search', () => {
  it.each<[Search, string, string]>([
    [{ ...noSearch, words: 'commande 4512' }, '?q=commande+4512', '?q=commande+4512&limit=30'],
    [{ ...noSearch, words: 'é&', kind: 'note', sort: 'best' }, '?q=%C3%A9%26&kind=note&sort=best', '?q=%C3%A9%26&kind=note&sort=best&limit=30'],
    [{ ...noSearch, words: 'devis', label: 'Prospect chaud', keyword: 'retour', department: 'none' }, '?q=devis&label=Prospect+chaud&keyword=retour&department=none', '?q=devis&label=Prospect+chaud&keyword=retour&department=none&limit=30'],
    [noSearch, '', '?limit=30'],
  ])('Search_ComesBackFromItsAddress %#', (search, address, query) => {
    expect(searchAddress(search)).toBe(address);
    expect(readSearch(address)).toEqual(search);
    expect(searchQuery(search, null)).toBe(query);
  });

  it('Address_WhenItMakesNoSense_IsAnEmptySearch', () => {
    expect(readSearch('?kind=song&sort=size&label=&keyword=')).toEqual(noSearch);
  });

  it.each(['label', 'keyword', 'department'] as const)('Search_NarrowedBy %s, IsTheSameWithoutIt', (facet) => {
    const search: Search = { ...noSearch, words: 'devis', kind: 'note' };
    const narrowed = { ...search, [facet]: 'x' };
    expect([isNarrowed(search), isNarrowed(narrowed)]).toEqual([false, true]);
    expect(widened(narrowed)).toEqual(search);
  });
});
