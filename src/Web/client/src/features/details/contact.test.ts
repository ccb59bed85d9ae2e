import { describe, expect, it } from 'vitest';
import type { ContactView } from '@/contract';
import { formOf, patchOf } from './contact';

const contact: ContactView = {
  id: 'c', name: 'Léa', address: '+33612345678', owner: null, channel: { type: 'WhatsApp', account: 'a' }, createdAt: '2026-03-12T09:00:00Z', stage: 'prospect', language: null,
  lastActivityAt: null, type: 'lead', customer: null, merged: [], attributes: [{ key: 'city', value: 'Lyon' }],
  points: [{ kind: 'Phone', value: '+33612345678', account: 'a' }, { kind: 'Phone', value: '+33999', account: null }, { kind: 'Email', value: 'lea@example.org', account: null }],
};
const before = formOf(contact);

describe('the form of a contact (S4-17)', () => {
  it('Form_HasWhatAgentsWrote_NotWhatTheProviderTold', () => {
    expect(before).toMatchObject({ phones: '+33999', emails: 'lea@example.org', stage: 'prospect', language: '', attributes: { city: 'Lyon' } });
  });

  it('Patch_HasNumbersAsTheServerTakesThem', () => {
    expect(patchOf(before, { ...before, phones: '06 12, +33999' }, (typed) => (typed === '06 12' ? '+33612' : typed))).toEqual({ phones: ['+33612', '+33999'] });
  });

  it('Form_WritesStoredNumbersWithTheirPlus', () => expect(formOf({ ...contact, points: [{ kind: 'Phone', value: '33999', account: null }] }).phones).toBe('+33999'));

  it('Patch_WhenNothingChanged_IsNone', () => expect(patchOf(before, { ...before })).toBeNull());

  it('Patch_HasOnlyWhatChanged_AndNullForWhatWasEmptied', () => {
    expect(patchOf(before, { ...before, name: ' Léa F. ', stage: '', emails: 'a@example.org, b@example.org', attributes: { city: '', size: '3' } }))
      .toEqual({ name: 'Léa F.', stage: null, emails: ['a@example.org', 'b@example.org'], attributes: { city: null, size: '3' } });
  });
});
