import { expect, it } from 'vitest';
import type { ContactView, MergedField } from '@/contract';
import { formerOf, preferredOf, separable, writePreferred } from './merge';

const merged: ContactView = {
  id: 'l', name: 'Léa', address: '+33612345678', owner: { id: 'bruno', name: 'Bruno' }, channel: { type: 'WhatsApp', account: 'a' }, createdAt: '2026-03-12T09:00:00Z', stage: null, language: 'fr',
  lastActivityAt: null, type: 'lead', customer: { id: 'acme', name: 'Acme' }, merged: [], attributes: [], points: [],
};
const kept = (field: string, other: string): MergedField => ({ field, winner: 'mine', other, outcome: 'Kept' });
const fields: MergedField[] = [kept('name', 'Léa'), kept('type', 'lead'), { field: 'language', winner: null, other: 'fr', outcome: 'Adopted' }, kept('owner', 'Bruno'), kept('customer', 'Acme'), kept('attributes.city', 'Lyon')];

it('Preferred_WhenNothingIsChosen_IsNothing', () => expect(preferredOf({ merged, fields }, new Set())).toEqual({ patch: null, owner: null, customer: null }));

it('Preferred_NamesPeopleAndCustomersByTheirIds_AndLeavesWhatIsAdoptedAnyway', () =>
  expect(preferredOf({ merged, fields }, new Set(fields.map(({ field }) => field)))).toEqual({ patch: { name: 'Léa', type: 'lead', attributes: { city: 'Lyon' } }, owner: 'bruno', customer: 'acme' }));

it('Former_GivesBackWhatWasThere_WhereNobodyHasWrittenSomethingElseSince', () => {
  const written = preferredOf({ merged, fields }, new Set(fields.map(({ field }) => field)));
  const before: ContactView = { ...merged, name: 'Léa R.', type: 'client', owner: { id: 'alice', name: 'Alice' }, customer: { id: 'roy', name: 'Roy' }, attributes: [{ key: 'city', value: 'Paris' }] };
  const now: ContactView = { ...merged, attributes: [{ key: 'city', value: 'Lyon' }] };
  expect(formerOf(written, before, now)).toEqual({ patch: { name: 'Léa R.', type: 'client', attributes: { city: 'Paris' } }, owner: 'alice', customer: 'roy' });
  expect(formerOf(written, before, { ...now, type: 'vip', owner: null, customer: { id: 'x', name: 'X' }, attributes: [] })).toEqual({ patch: { name: 'Léa R.' }, owner: null, customer: null });
  expect(formerOf(preferredOf({ merged, fields }, new Set()), before, now)).toEqual({ patch: null, owner: null, customer: null });
});

it('Write_CallsOnlyWhatIsNeeded', async () => {
  const calls: unknown[] = [];
  const note = (name: string) => (value: unknown) => {
    calls.push([name, value]);
    return Promise.resolve();
  };
  await writePreferred(preferredOf({ merged, fields }, new Set(['name', 'customer'])), { patch: note('patch'), own: note('own'), linkCustomer: note('customer') });
  expect(calls).toEqual([['patch', { name: 'Léa' }], ['customer', 'acme']]);
});

it('Separable_IsWhatWasMergedIntoThisOneItself', () =>
  expect(separable({ id: 'w', merged: [{ id: 'l', name: 'L', into: 'w' }, { id: 'k', name: 'K', into: 'l' }] }).map(({ id }) => id)).toEqual(['l']));
