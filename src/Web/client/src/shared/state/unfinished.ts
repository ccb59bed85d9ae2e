import { useState } from 'react';

/** What agents have begun to write in one kind of form. It stays while they look elsewhere, until it is done or the tab ends. */
export interface Unfinished<T extends object> {
  /** @param about what the form is about */
  has: (agent: string, about: string) => boolean;
  forget: (agent: string, about: string) => void;
  /** What was begun, and how to write on; null: it is done. */
  use: (agent: string, about: string) => readonly [T | null, (value: T | null) => void];
}

export function unfinished<T extends object>(): Unfinished<T> {
  const begun = new Map<string, T>();
  const keyOf = (agent: string, about: string) => `${agent} ${about}`;
  return {
    has: (agent, about) => begun.has(keyOf(agent, about)),
    forget: (agent, about) => void begun.delete(keyOf(agent, about)),
    use: (agent, about) => {
      const key = keyOf(agent, about);
      const [value, setValue] = useState(() => begun.get(key) ?? null);
      const write = (next: T | null) => {
        if (next === null) begun.delete(key);
        else begun.set(key, next);
        setValue(() => next);
      };
      return [value, write];
    },
  };
}
