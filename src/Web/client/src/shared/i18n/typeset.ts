/** No line begins with the sign that ends a French clause, and none ends with an opening quotation mark: the spaces there do not break. */
export const typeset = (text: string): string => text.replace(/ (?=[:;!?»])|(?<=«) /gu, '\u00a0');

/** The same for all words of a language, however deep they stand. */
export function typesetAll<Words extends object>(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, value]: [string, unknown]) => [key, typesetWord(value)])) as Words;
}

function typesetWord(value: unknown): unknown {
  if (typeof value === 'string') return typeset(value);
  return typeof value === 'object' && value !== null ? typesetAll(value) : value;
}
