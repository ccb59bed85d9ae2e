import { expect, it } from 'vitest';
import { typeset, typesetAll } from './typeset';

it('Typeset_AroundFrenchSigns_DoesNotBreak', () => {
  expect(typeset('La règle « {{name}} » : vraiment ? https://example.org')).toBe('La règle «\u00a0{{name}}\u00a0»\u00a0: vraiment\u00a0? https://example.org');
});

it('TypesetAll_WhereWordsStandInGroups_ReachesThem', () => {
  expect(typesetAll({ one: 'Prêt !', group: { two: 'Oui ; non' } })).toEqual({ one: 'Prêt\u00a0!', group: { two: 'Oui\u00a0; non' } });
});
