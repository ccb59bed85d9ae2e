import i18next from 'i18next';
import type contactsWords from './locales/contacts.en.json';
import type customersWords from './locales/customers.en.json';
import type deskWords from './locales/desk.en.json';
import type words from './locales/en.json';
import type reportsWords from './locales/reports.en.json';
import type settingsWords from './locales/settings.en.json';
import { typesetAll } from './typeset';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof words & typeof deskWords & typeof settingsWords & typeof reportsWords & typeof contactsWords & typeof customersWords };
  }
}

export const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** `en-GB` for a reader of English whose browser is British. */
export const localeOf = (language: string): string => navigator.languages.find((locale) => locale.toLowerCase().startsWith(language)) ?? language;

/** French has spaces at which a line does not break. */
const inPrint = (language: Language, words: object): object => (language === 'fr' ? typesetAll(words) : words);

/** Of the two languages only the one that is read is loaded. */
async function load(language: Language): Promise<object> {
  const parts = language === 'fr'
    ? await Promise.all([import('./locales/fr.json'), import('./locales/desk.fr.json')])
    : await Promise.all([import('./locales/en.json'), import('./locales/desk.en.json')]);
  return inPrint(language, Object.assign({}, ...parts.map((part) => part.default)) as object);
}

export async function startTranslations(language: Language): Promise<void> {
  await i18next.init({
    resources: { [language]: { translation: await load(language) } },
    lng: language,
    // No language lacks a word: the check of the translations sees to it.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  if (i18next.language !== language) {
    i18next.addResourceBundle(language, 'translation', await load(language), true, false);
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

/** The words of a part of the desk that is loaded when it is first opened; known before its first screen is drawn. */
export function addWords(words: Record<Language, object>): void {
  for (const language of languages) i18next.addResourceBundle(language, 'translation', inPrint(language, words[language]), true, true);
}
