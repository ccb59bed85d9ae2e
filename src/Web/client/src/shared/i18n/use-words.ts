import i18next, { type TFunction } from 'i18next';
import { createStore, useStore } from '@/shared/state/store';
import { localeOf } from './i18n';
import { isolated } from './isolated';

export type Translate = TFunction;

interface Words {
  /** For sentences. */
  readonly t: Translate;
  /** For Intl: with the reader's region, where the browser tells it. */
  readonly language: string;
}

const words = createStore<Words>({ t: i18next.t, language: 'en' });
i18next.on('languageChanged', (language) => words.set({ t: translator(), language: localeOf(language) }));

/** The words of the language that is read; whoever uses them is drawn again when that changes, and only then. */
export const useWords = (): Words => useStore(words);

/** The library's own types know each key; here it is whichever was asked for. */
const say = i18next.t as unknown as (key: string, values?: object) => string;

const VALUE = /\{\{(\w+)\}\}/gu;

/** Looks a sentence up once for each language and puts its values in: a list says the same ones in each of its rows. Where the number decides, the library does. */
function translator(): Translate {
  const found = new Map<string, string>();
  const sentence = (key: string): string => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const text = say(key, { skipInterpolation: true });
    // What belongs to a part that is loaded later is not known before.
    if (i18next.exists(key)) found.set(key, text);
    return text;
  };
  const translate = (key: string, values?: Readonly<Record<string, string | number>>): string => {
    if (values === undefined) return sentence(key);
    if ('count' in values) return say(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value])));
    return sentence(key).replace(VALUE, (_, name: string) => isolated(String(values[name] ?? '')));
  };
  return translate as Translate;
}
