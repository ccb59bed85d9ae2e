/** A sign that opens a list of suggestions, and what was typed behind it. */
export interface Trigger {
  readonly sign: '/' | '@';
  /** Of the sign in the text. */
  readonly start: number;
  readonly typed: string;
}

const SIGN = /(^|\s)([/@])([^\s/@]*)$/u;

/** The trigger that the caret stands behind; a sign within a word, as in an address, is none. */
export function triggerAt(text: string, caret: number, signs: readonly Trigger['sign'][]): Trigger | null {
  const found = SIGN.exec(text.slice(0, caret));
  const sign = signs.find((candidate) => candidate === found?.[2]);
  if (!found || sign === undefined) return null;
  const typed = found[3] ?? '';
  return { sign, start: caret - typed.length - 1, typed };
}
