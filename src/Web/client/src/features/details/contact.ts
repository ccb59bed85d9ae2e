import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContactCatalogue, ContactPatch, ContactView } from '@/contract';
import { request } from '@/shared/http/request';

const path = (id: string) => `/api/v1/contacts/${encodeURIComponent(id)}`;

export const contactQuery = (id: string) => queryOptions({
  queryKey: ['contact', id],
  queryFn: ({ signal }) => request<ContactView>('GET', path(id), undefined, signal),
  staleTime: 30_000,
});

const catalogueQuery = queryOptions({
  queryKey: ['contact-catalogue'],
  queryFn: ({ signal }) => request<ContactCatalogue>('GET', '/api/v1/contact-catalogue', undefined, signal),
  staleTime: 60_000,
});

export const useContact = (id: string) => useQuery(contactQuery(id));
export const useContactCatalogue = () => useQuery(catalogueQuery);

/** @throws {Problem} */
export function useChangeContact(id: string): (patch: ContactPatch) => Promise<void> {
  const client = useQueryClient();
  return async (patch) => {
    const contact = await request<ContactView>('PATCH', path(id), patch);
    client.setQueryData(contactQuery(id).queryKey, contact);
  };
}

/** A contact's fields as a form holds them. */
export interface ContactForm {
  readonly name: string;
  readonly type: string;
  /** Empty: none. */
  readonly stage: string;
  readonly language: string;
  /** One a line. */
  readonly phones: string;
  readonly emails: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Points that a provider told cannot be changed, and are not in the form. */
export function formOf({ name, type, stage, language, points, attributes }: ContactView): ContactForm {
  const written = (kind: 'Phone' | 'Email') => points.filter((point) => point.kind === kind && point.account === null).map((point) => point.value).join('\n');
  return { name, type, stage: stage ?? '', language: language ?? '', phones: written('Phone'), emails: written('Email'), attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value])) };
}

/** Only what was changed: what a colleague changes meanwhile stays. Null: nothing was. */
export function patchOf(before: ContactForm, after: ContactForm): ContactPatch | null {
  const attributes = Object.entries(after.attributes).filter(([key, value]) => value.trim() !== (before.attributes[key] ?? ''));
  const patch = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.type !== before.type && { type: after.type }),
    ...(after.stage !== before.stage && { stage: orNull(after.stage) }),
    ...(after.language.trim() !== before.language && { language: orNull(after.language) }),
    ...(after.phones !== before.phones && { phones: lines(after.phones) }),
    ...(after.emails !== before.emails && { emails: lines(after.emails) }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes.map(([key, value]) => [key, orNull(value)])) }),
  };
  return Object.keys(patch).length === 0 ? null : patch as ContactPatch;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const lines = (text: string) => text.split(/[\n,;]+/u).map((line) => line.trim()).filter(Boolean);
