import { describe, expect, it } from 'vitest';
import { contactSearchQuery, everybody, isNarrow, nameIn, readContactSearch, type ContactSearch } from './contacts';

describe('the address of the contacts', () => {
  it.each<[ContactSearch, string]>([
    [everybody, ''],
    [{ ...everybody, words: 'zoé & co' }, '?q=zo%C3%A9+%26+co'],
    [{ words: '4512', type: 'lead', stage: 'none', owner: 'alice' }, '?q=4512&type=lead&stage=none&owner=alice'],
  ])('Search_ComesBackFromItsAddress %#', (search, address) => {
    expect(contactSearchQuery(search)).toBe(address);
    expect(readContactSearch(address)).toEqual(search);
    expect(isNarrow(search)).toBe(address !== '');
  });
});

it('Name_OfWhatLeftTheCatalogue_IsItsKey', () => {
  const types = [{ key: 'lead', name: 'Prospect' }];
  expect(nameIn(types, 'lead')).toBe('Prospect');
  expect(nameIn(types, 'gone')).toBe('gone');
});
