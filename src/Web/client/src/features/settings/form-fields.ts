import type { ContactUpdate, FormInput, FormInputKind } from '@/contract';
import { randomId } from '@/shared/state/random-id';
import { keyFor } from './catalogue';

/** A question while it is written. */
export interface EditedField {
  /** For the screen alone. */
  readonly key: string;
  /** Null until it is saved: then it never changes, for answers are called by it. */
  readonly id: string | null;
  readonly label: string;
  readonly kind: FormInputKind;
  readonly required: boolean;
  /** One option a line. */
  readonly options: string;
  readonly updates: ContactUpdate | null;
}

export const fieldKinds = ['Text', 'LongText', 'Email', 'Phone', 'Number', 'Date', 'Choice'] as const satisfies readonly FormInputKind[];

export const emptyField = (): EditedField => ({ key: randomId(), id: null, label: '', kind: 'Text', required: true, options: '', updates: null });

export const fieldsIn = (fields: readonly FormInput[]): readonly EditedField[] =>
  fields.map(({ id, label, kind, required, options, updates }) => ({ key: id, id, label, kind, required, options: options.join('\n'), updates: updates ?? null }));

export const optionsOf = ({ kind, options }: EditedField): readonly string[] =>
  kind === 'Choice' ? [...new Set(options.split('\n').map((line) => line.trim()).filter(Boolean))] : [];

export const isComplete = (field: EditedField): boolean => field.label.trim() !== '' && (field.kind !== 'Choice' || optionsOf(field).length > 0);

/** It begins with a letter. */
const nameFor = (label: string, taken: readonly string[]): string => (/^[a-z]/iu.test(label.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '')) && keyFor(label, []) !== 'flow_token' ? keyFor(label, taken) : keyFor(`field ${label}`, taken));

/** As the server takes them: a new question is called after its label. */
export function fieldsOut(fields: readonly EditedField[]): readonly FormInput[] {
  const taken = fields.flatMap(({ id }) => (id === null ? [] : [id]));
  return fields.map((field) => {
    const id = field.id ?? nameFor(field.label, taken);
    if (field.id === null) taken.push(id);
    return { id, label: field.label.trim(), kind: field.kind, required: field.required, options: [...optionsOf(field)], updates: field.updates };
  });
}

export function movedField(fields: readonly EditedField[], key: string, step: -1 | 1): readonly EditedField[] {
  const at = fields.findIndex((field) => field.key === key);
  const other = fields[at + step];
  const moved = fields[at];
  if (!other || !moved) return fields;
  return fields.map((field, index) => (index === at ? other : index === at + step ? moved : field));
}

/** What of the contact a question of this kind can fill in, besides attributes. */
export const contactFieldsFor: Record<FormInputKind, readonly ('FirstName' | 'LastName' | 'Name' | 'Email' | 'Phone')[]> = {
  Text: ['FirstName', 'LastName', 'Name'], LongText: [], Email: ['Email'], Phone: ['Phone'], Number: [], Date: [], Choice: [],
};

export const updateKey = (update: ContactUpdate | null): string => (update === null ? '' : update.field === 'Attribute' ? `attribute:${update.attribute ?? ''}` : update.field);

export function updateOf(key: string): ContactUpdate | null {
  if (key === '') return null;
  if (key.startsWith('attribute:')) return { field: 'Attribute', attribute: key.slice('attribute:'.length) };
  return { field: key as ContactUpdate['field'], attribute: null };
}
