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
    [{ ...noSearch, words: 'devis', label: ['hot', 'vip'], keyword: ['retour'], department: ['none'] }, '?q=devis&department=none&label=hot%2Cvip&keyword=retour', '?q=devis&department=none&label=hot%2Cvip&keyword=retour&limit=30'],
    [noSearch, '', '?limit=30'],
  ])('Search_ComesBackFromItsAddress %#', (search, address, query) => {
    expect(searchAddress(search)).toBe(address);
    expect(readSearch(address)).toEqual(search);
    expect(searchQuery(search, null)).toBe(query);
  });

  it('Address_WhenItMakesNoSense_IsAnEmptySearch', () => {
    expect(readSearch('?kind=song&sort=size&label=&keyword=&status=lost&from=soon&to=12026-01-01')).toEqual(noSearch);
  });

  it('Search_BetweenTwoDays_AsksForBothOfThem', () => {
    const search: Search = { ...noSearch, words: 'devis', status: ['Open', 'Pending'], from: '2026-01-31', to: '2026-02-01' };
    expect(searchAddress(search)).toBe('?q=devis&status=open%2Cpending&from=2026-01-31&to=2026-02-01');
    expect(readSearch(searchAddress(search))).toEqual(search);
    const asked = new URLSearchParams(searchQuery(search, null));
    expect([asked.get('from'), asked.get('to')]).toEqual([new Date(2026, 0, 31).toISOString(), new Date(2026, 1, 2).toISOString()]);
  });

  it.each<Partial<Search>>([{ label: ['x'] }, { keyword: ['x'] }, { inbox: ['x', 'y'] }, { assignee: ['none'] }, { status: ['Open'] }, { kind: 'note' }, { from: '2026-01-31' }, { to: '2026-01-31' }])('Search_NarrowedBy %j, IsTheSameWithoutIt', (by) => {
    const search: Search = { ...noSearch, words: 'devis', sort: 'best' };
    const narrowed = { ...search, ...by };
    expect([isNarrowed(search), isNarrowed(narrowed)]).toEqual([false, true]);
    expect(widened(narrowed)).toEqual(search);
  });
});
