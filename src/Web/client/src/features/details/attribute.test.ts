import { describe, expect, it } from 'vitest';
import type { AttributeDefinition } from '@/contract';
import { attributeFault, attributeShown, attributeText } from './attribute';

type Type = AttributeDefinition['type'];
const of = (type: Type, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({ key: 'k', name: 'Size', type, required: false, options: [], ...more });

describe('the values of custom attributes (S4-21)', () => {
  it.each<[Type, string, string]>([
    ['Number', ' 1\u202f204,5 ', '1204.5'],
    ['Number', '-3', '-3'],
    ['Url', 'example.org/a', 'https://example.org/a'],
    ['Url', 'http://example.org', 'http://example.org'],
    ['Url', '', ''],
    ['Text', ' a, b ', 'a, b'],
  ])('Text_Of%s_%j_IsWrittenAs_%j', (type, typed, text) => expect(attributeText({ type }, typed)).toBe(text));

  it.each<[Type, string]>([['Number', '12.5'], ['Boolean', 'true'], ['Date', '2026-01-31'], ['Url', 'https://example.org'], ['Text', 'x'.repeat(500)], ['Text', '']])(
    'Fault_Of%s_%j_IsNone', (type, text) => expect(attributeFault(of(type), text)).toBeNull());

  it.each<[Type, string]>([['Number', 'twelve'], ['Number', '1.2.3'], ['Boolean', 'yes'], ['Date', '31/01/2026'], ['Date', '2026-13-01'], ['Url', 'javascript:alert(1)'], ['Url', 'ftp://example.org'], ['Text', 'x'.repeat(501)]])(
    'Fault_Of%s_%j_NamesTheAttribute', (type, text) => expect(attributeFault(of(type), text)).toMatchObject({ code: 'attribute_invalid', extensions: { field: 'Size' } }));

  it('Fault_OfNothing_WhereSomethingIsRequired', () => expect(attributeFault(of('Text', { required: true }), '')?.code).toBe('attribute_required'));

  it('Fault_OfWhatIsNoOption', () => {
    const definition = of('List', { options: ['Gold', 'Silver'] });
    expect(attributeFault(definition, 'Gold')).toBeNull();
    expect(attributeFault(definition, 'gold')?.code).toBe('attribute_option_unknown');
  });

  it.each<[string, Type | undefined, string, string]>([
    ['fr', 'Boolean', 'true', 'oui'],
    ['fr', 'Number', '1204.5', '1\u202f204,5'],
    ['en', 'Number', '1204.5', '1,204.5'],
    ['en', 'Date', '2026-01-31', 'Jan 31, 2026'],
    ['en', undefined, 'true', 'true'],
  ])('Shown_In_%s_%s_%j', (language, type, value, shown) => expect(attributeShown(language, type, value, { yes: 'oui', no: 'non' })).toBe(shown));
});
