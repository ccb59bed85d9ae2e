import { Problem } from '@/shared/http/problem';

/** An entry of a list whose order is its own: contacts hold the key, people read the name. */
export interface Keyed {
  readonly key: string;
  readonly name: string;
}

const LONGEST = 40;

/** A key for a name, as the server wants it: small letters, digits and underscores, none that is taken. */
export function keyFor(name: string, taken: readonly string[]): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, '_').replace(/^_+|_+$/gu, '');
  const base = letters.slice(0, LONGEST) || 'entry';
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `_${number}`;
    const key = base.slice(0, LONGEST - end.length) + end;
    if (!taken.includes(key)) return key;
  }
}

/** The list with one entry a place up or down; the same list where there is no such place. */
export function moved<T extends Keyed>(entries: readonly T[], key: string, step: -1 | 1): readonly T[] {
  const from = entries.findIndex((entry) => entry.key === key);
  const entry = entries[from];
  const other = entries[from + step];
  if (!entry || !other) return entries;
  return entries.map((each) => (each === entry ? other : each === other ? entry : each));
}

/** The list with an entry written anew where it stands. What somebody else has deleted meanwhile does not come back by that. */
export function rewritten<T extends Keyed>(entries: readonly T[], entry: T): readonly T[] {
  if (entries.every(({ key }) => key !== entry.key)) throw new Problem(404, 'not_found');
  return entries.map((each) => (each.key === entry.key ? entry : each));
}

export const without = <T extends Keyed>(entries: readonly T[], key: string): readonly T[] => entries.filter((entry) => entry.key !== key);
