import type { ContactForm } from './contact';

/** What an agent has typed over, and what stood there when he began to. */
interface Edit {
  readonly value: string;
  readonly from: string;
}

/** By the field; a custom attribute stands under `attributes.` and its key. */
export type ContactEdits = ReadonlyMap<string, Edit>;
export type ContactField = Exclude<keyof ContactForm, 'attributes'> | `attributes.${string}`;

const ATTRIBUTES = 'attributes.';

export const valueOf = (form: ContactForm, field: ContactField): string =>
  field in form ? form[field as Exclude<keyof ContactForm, 'attributes'>] : form.attributes[field.slice(ATTRIBUTES.length)] ?? '';

/** @param now the contact as it is known to be */
export function edited(now: ContactForm, edits: ContactEdits, field: ContactField, value: string): ContactEdits {
  const from = edits.get(field)?.from ?? valueOf(now, field);
  const next = new Map(edits);
  if (value === from) next.delete(field);
  else next.set(field, { value, from });
  return next;
}

export function withoutEdit(edits: ContactEdits, field: ContactField): ContactEdits {
  const next = new Map(edits);
  next.delete(field);
  return next;
}

/** The contact as it is, with what was typed over it: a field that the agent has not touched follows what a colleague writes. */
export function formWith(now: ContactForm, edits: ContactEdits): ContactForm {
  const written = [...edits].map(([field, { value }]) => [field, value] as const);
  const attributes = written.filter(([field]) => field.startsWith(ATTRIBUTES)).map(([field, value]) => [field.slice(ATTRIBUTES.length), value] as const);
  return {
    ...now,
    ...Object.fromEntries(written.filter(([field]) => !field.startsWith(ATTRIBUTES))),
    attributes: { ...now.attributes, ...Object.fromEntries(attributes) },
  };
}

/** What somebody else has written meanwhile into a field that the agent is changing too; null: nothing, or the same. */
export function meanwhile(now: ContactForm, edits: ContactEdits, field: ContactField): string | null {
  const edit = edits.get(field);
  const value = valueOf(now, field);
  return edit === undefined || value === edit.from || value === edit.value ? null : value;
}
