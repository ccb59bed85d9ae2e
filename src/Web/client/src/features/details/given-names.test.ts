import { expect, it } from 'vitest';
import { givenName, inWords } from './given-names';

const french: Readonly<Record<string, string>> = { 'given.hotLead': 'Prospect chaud', 'given.lead': 'Prospect' };
const t = ((key: string) => french[key] ?? key) as unknown as Parameters<typeof givenName>[0];

it('GivenName_WhenNobodyChoseIt_IsReadInTheLanguageOfTheReader', () => {
  expect(givenName(t, 'Hot lead')).toBe('Prospect chaud');
});

it('GivenName_WhenSomebodyChoseIt_StaysAsItWasWritten', () => {
  expect(['Patient', 'constructor', 'hot lead'].map((name) => givenName(t, name))).toEqual(['Patient', 'constructor', 'hot lead']);
});

it('Catalogue_InWords_KeepsItsKeysAndAttributes', () => {
  const attributes = [{ key: 'tier', name: 'Lead', type: 'Text', options: [], required: false }] as const;
  const catalogue = { types: [{ key: 'lead', name: 'Lead' }, { key: 'vip', name: 'VIP' }], stages: [{ key: 'hot_lead', name: 'Hot lead' }], attributes: [...attributes] };
  expect(inWords(t, catalogue as unknown as Parameters<typeof inWords>[1])).toEqual({
    types: [{ key: 'lead', name: 'Prospect' }, { key: 'vip', name: 'VIP' }], stages: [{ key: 'hot_lead', name: 'Prospect chaud' }], attributes,
  });
});
