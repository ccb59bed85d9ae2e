import type { ContactCatalogue } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';

/** What the server calls the types (S1-05) and stages with which a workspace begins. Nobody there chose these names, so everybody reads them in his own language. */
const GIVEN = {
  Visitor: 'given.visitor',
  User: 'given.user',
  Lead: 'given.lead',
  Client: 'given.client',
  'New lead': 'given.newLead',
  'Hot lead': 'given.hotLead',
  Payment: 'given.payment',
  Customer: 'given.customer',
} as const;

const isGiven = (name: string): name is keyof typeof GIVEN => Object.hasOwn(GIVEN, name);

/** A name that people chose is left as they wrote it. */
export const givenName = (t: Translate, name: string): string => (isGiven(name) ? t(GIVEN[name]) : name);

export function inWords(t: Translate, catalogue: ContactCatalogue): ContactCatalogue {
  const named = (entries: ContactCatalogue['types']) => entries.map((entry) => ({ ...entry, name: givenName(t, entry.name) }));
  return { ...catalogue, types: named(catalogue.types), stages: named(catalogue.stages) };
}
