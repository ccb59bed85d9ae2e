import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ContactCatalogue, ContactPatch, ContactView, MergeRequest } from '@/contract';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { inWords } from './given-names';

const path = (id: string) => `/api/v1/contacts/${encodeURIComponent(id)}`;

export const contactQuery = (id: string) => queryOptions({
  queryKey: ['contact', id],
  queryFn: ({ signal }) => request<ContactView>('GET', path(id), undefined, signal),
  staleTime: 30_000,
});

export const contactCatalogueQuery = queryOptions({
  queryKey: ['contact-catalogue'],
  queryFn: ({ signal }) => request<ContactCatalogue>('GET', '/api/v1/contact-catalogue', undefined, signal),
  staleTime: 60_000,
});

export const useContact = (id: string) => useQuery(contactQuery(id));

/** The catalogue as it is read; what is changed goes by its keys. */
export function useContactCatalogue() {
  const { t } = useWords();
  return useQuery({ ...contactCatalogueQuery, select: useCallback((catalogue: ContactCatalogue) => inWords(t, catalogue), [t]) });
}

/** What an agent can do to a contact; each throws a {@link Problem}. */
export interface ContactCommands {
  readonly patch: (patch: ContactPatch) => Promise<ContactView>;
  /** Null: nobody. */
  readonly own: (agent: string | null) => Promise<ContactView>;
  /** Null: none. */
  readonly linkCustomer: (customer: string | null) => Promise<void>;
  /** Answers the contact that stays, with the other in it. */
  readonly merge: (other: string) => Promise<ContactView>;
  readonly unmerge: (other: string) => Promise<ContactView>;
}

export function useContactCommands(id: string): ContactCommands {
  const client = useQueryClient();
  return useMemo(() => {
    const learn = (contact: ContactView): ContactView => {
      // A merged contact is known by several ids. Commands do not tell the last activity.
      for (const [key, known] of client.getQueriesData<ContactView>({ queryKey: ['contact'] })) {
        if (key.length === 2 && known?.id === contact.id) client.setQueryData(key, { ...contact, lastActivityAt: known.lastActivityAt });
      }
      void client.invalidateQueries({ queryKey: ['contacts'] });
      return contact;
    };
    const run = async (method: 'PATCH' | 'PUT' | 'POST', rest: string, body: unknown) => learn(await request<ContactView>(method, path(id) + rest, body));
    /** Conversations, remarks and previews of both are others from then on. */
    const regroup = async (rest: string, other: string) => {
      const contact = await run('POST', rest, { clientKey: randomId(), contact: other } satisfies MergeRequest);
      void client.invalidateQueries({ queryKey: ['contact'] });
      return contact;
    };
    return {
      patch: (patch) => run('PATCH', '', patch),
      own: (agent) => run('PUT', '/owner', { agent }),
      linkCustomer: async (customer) => {
        await run('PUT', '/customer', { customer });
        void client.invalidateQueries({ queryKey: ['customer'] });
      },
      merge: (other) => regroup('/merge', other),
      unmerge: (other) => regroup('/unmerge', other),
    };
  }, [client, id]);
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
  const written = (kind: 'Phone' | 'Email') => points.filter((point) => point.kind === kind && point.account === null).map(({ value }) => (kind === 'Phone' && !value.startsWith('+') ? `+${value}` : value)).join('\n');
  return { name, type, stage: stage ?? '', language: language ?? '', phones: written('Phone'), emails: written('Email'), attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value])) };
}

/** Only what was changed: what a colleague changes meanwhile stays. Null: nothing was. @param phone a number as the server takes it, of one that was typed */
export function patchOf(before: ContactForm, after: ContactForm, phone: (typed: string) => string = (typed) => typed): ContactPatch | null {
  const attributes = Object.entries(after.attributes).filter(([key, value]) => value.trim() !== (before.attributes[key] ?? ''));
  const patch = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.type !== before.type && { type: after.type }),
    ...(after.stage !== before.stage && { stage: orNull(after.stage) }),
    ...(after.language.trim() !== before.language && { language: orNull(after.language) }),
    ...(after.phones !== before.phones && { phones: lines(after.phones).map(phone) }),
    ...(after.emails !== before.emails && { emails: lines(after.emails) }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes.map(([key, value]) => [key, orNull(value)])) }),
  };
  return Object.keys(patch).length === 0 ? null : patch as ContactPatch;
}

/** The name of a key in a list of the catalogue, once that is here; what has left the catalogue goes by its key. */
export const nameIn = (entries: readonly { readonly key: string; readonly name: string }[] | undefined, key: string): string => (entries ? entries.find((entry) => entry.key === key)?.name ?? key : '…');

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
/** One a line, or with commas between. */
export const lines = (text: string) => text.split(/[\n,;]+/u).map((line) => line.trim()).filter(Boolean);
