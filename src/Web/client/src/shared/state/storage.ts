/** The part of the browser's storage that we use; tests pass a map. */
export interface KeyValueStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** A storage that other tabs of this browser write to as well. */
export interface SharedStorage extends KeyValueStorage {
  /** Tells of the key under which another tab has written or removed something. */
  readonly onElsewhere: (listener: (key: string) => void) => void;
}

/** The browser's, for as long as the page is there. */
export const sharedStorage = (): SharedStorage => ({
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
  onElsewhere: (listener) => window.addEventListener('storage', ({ key, storageArea }) => {
    if (key !== null && storageArea === localStorage) listener(key);
  }),
});

/** Reads JSON; what is absent, unreadable or refused by `accept` is `fallback`. */
export function readJson<T>(storage: KeyValueStorage, key: string, accept: (value: unknown) => value is T, fallback: T): T {
  try {
    const text = storage.getItem(key);
    if (text === null) return fallback;
    const value: unknown = JSON.parse(text);
    return accept(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** A full or forbidden storage loses the memory, never the work at hand. */
export function writeJson(storage: KeyValueStorage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing that is asked of the user now would help.
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
