import type { AttributeDefinition } from '@/contract';
import { isWebAddress } from '@/shared/format/text';
import { Problem } from '@/shared/http/problem';

const LONGEST = 500;

/** What was typed, as the server writes such a value: people write a decimal comma, and addresses without their scheme. */
export function attributeText({ type }: Pick<AttributeDefinition, 'type'>, typed: string): string {
  const text = typed.trim();
  if (type === 'Number') return text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (type === 'Url' && text !== '' && !/^[a-z][a-z0-9+.-]*:/iu.test(text)) return `https://${text}`;
  return text;
}

/** Why a contact cannot have this value, as the server would say it; null when he can. Nobody waits for the server to learn it. */
export function attributeFault({ key, name, type, required, options }: AttributeDefinition, text: string): Problem | null {
  if (text === '') return required ? new Problem(422, 'attribute_required', { field: name }) : null;
  if (type === 'List') return options.includes(text) ? null : new Problem(422, 'attribute_option_unknown', { field: name });
  return isValue(type, text) ? null : new Problem(422, 'attribute_invalid', { field: name, kind: type, key });
}

function isValue(type: AttributeDefinition['type'], text: string): boolean {
  switch (type) {
    case 'Number': return /^[+-]?\d{1,28}(?:\.\d{1,28})?$/u.test(text);
    case 'Boolean': return text === 'true' || text === 'false';
    case 'Date': return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
    case 'Url': return isWebAddress(text);
    case 'Text':
    case 'List': return text.length <= LONGEST;
  }
}

/** A value as people of that language read it. */
export function attributeShown(language: string, type: AttributeDefinition['type'] | undefined, value: string, words: { readonly yes: string; readonly no: string }): string {
  if (type === 'Boolean') return value === 'true' ? words.yes : words.no;
  if (type === 'Number' && Number.isSafeInteger(Math.trunc(Number(value)))) return new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(Number(value));
  // A day is a day everywhere: no time zone moves it.
  if (type === 'Date' && !Number.isNaN(Date.parse(value))) return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
  return value;
}
