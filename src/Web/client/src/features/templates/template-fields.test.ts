import { describe, expect, it } from 'vitest';
import type { MessageTemplate } from '@/contract';
import { emptyFilling, exceededLimit, fieldsOf, isFilled, renderingOf, requestOf, type TemplateFilling } from './template-fields';

const template = (change: Partial<MessageTemplate>): MessageTemplate => ({
  id: '1', name: 'suivi', language: 'fr', category: 'Utility', status: 'Approved', quality: 'Green', format: 'Named', header: null, body: 'Bonjour', footer: null, buttons: [], reason: null, ...change,
});
const order = template({
  header: { kind: 'Text', text: 'Commande {{numero}}' },
  body: 'Bonjour {{prenom}}, {{prenom}} : le {{date}}.',
  buttons: [{ kind: 'Url', text: 'Suivre', target: 'https://example.test/{{1}}' }, { kind: 'QuickReply', text: 'Merci', target: null }, { kind: 'CopyCode', text: 'Copier', target: null }],
});
const filled: TemplateFilling = { ...emptyFilling, texts: { header: '4512', 'body.prenom': 'Léa', 'body.date': '{{numero}}', 'buttons.0': 'a/b', 'buttons.2': 'PROMO10' } };
const places = (of: MessageTemplate) => fieldsOf(of).map(({ place }) => place);

describe('the form of a template', () => {
  it('Fields_AreWhatTheServerAsksFor_EachOnce', () => {
    expect(places(order)).toEqual(['header', 'body.prenom', 'body.date', 'buttons.0', 'buttons.2']);
  });

  it.each([
    ['Image', 'file'], ['Video', 'file'], ['Document', 'file'], ['Location', 'location'],
  ] as const)('Header_Of %s_Wants a %s', (kind, field) => {
    expect(fieldsOf(template({ header: { kind, text: null } }))).toMatchObject([{ place: 'header', kind: field }]);
  });

  it('CodeOfAnAuthentication_IsGivenOnce', () => {
    const code = template({ category: 'Authentication', body: '{{1}} est votre code.', buttons: [{ kind: 'Otp', text: 'Copier', target: null }] });
    expect(places(code)).toEqual(['body.1']);
  });

  it('Request_HasEveryValueInItsPlace', () => {
    expect(requestOf(order, filled)).toEqual({
      name: 'suivi', language: 'fr', header: { variable: { name: 'numero', text: '4512' } },
      body: [{ name: 'prenom', text: 'Léa' }, { name: 'date', text: '{{numero}}' }],
      buttons: [{ index: 0, value: 'a/b' }, { index: 2, value: 'PROMO10' }],
    });
  });

  it('Preview_ShowsWhatTheCustomerSees_AndLeavesTheRestByName', () => {
    expect(renderingOf(order, emptyFilling).body).toBe(order.body);
    expect(renderingOf(order, filled)).toMatchObject({ header: 'Commande 4512', body: 'Bonjour Léa, Léa : le {{numero}}.', buttons: [{ target: 'https://example.test/a/b' }, {}, {}] });
  });

  it.each([
    ['', false], ['   ', false], ['Léa', true], ['two\nlines', false], ['a     b', false],
  ])('Text %j_IsTaken: %s', (text, taken) => {
    const [field] = fieldsOf(template({ body: '{{1}}' }));
    if (!field) throw new Error('No field.');
    expect(isFilled(field, { ...emptyFilling, texts: { 'body.1': text } })).toBe(taken);
  });

  it.each([
    [60, 1024, null], [61, 1024, 60], [60, 1025, 1024], [61, 1025, 1024],
  ])('Header of %i and text of %i_AreOver: %j', (header, body, limit) => {
    const long = template({ header: { kind: 'Text', text: '{{1}}' }, body: '{{1}}' });
    expect(exceededLimit(renderingOf(long, { ...emptyFilling, texts: { header: 'h'.repeat(header), 'body.1': 'b'.repeat(body) } }))).toBe(limit);
  });

  it('Place_WhenOutsideTheWorld_IsNotTaken', () => {
    const at = (latitude: string): TemplateFilling => ({ ...emptyFilling, location: { latitude, longitude: '2,29', name: 'Tour', address: 'Paris' } });
    const [field] = fieldsOf(template({ header: { kind: 'Location', text: null } }));
    if (!field) throw new Error('No field.');
    expect([isFilled(field, at('48,85')), isFilled(field, at('91')), isFilled(field, at(''))]).toEqual([true, false, false]);
    expect(requestOf(template({ header: { kind: 'Location', text: null } }), at('48,85')).header?.location).toEqual({ latitude: 48.85, longitude: 2.29, name: 'Tour', address: 'Paris' });
  });
});
