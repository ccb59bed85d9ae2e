import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type contactsWords from './locales/contacts.en.json';
import type deskWords from './locales/desk.en.json';
import type words from './locales/en.json';
import type settingsWords from './locales/settings.en.json';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof words & typeof deskWords & typeof settingsWords & typeof contactsWords };
  }
}

export const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** `en-GB` for a reader of English whose browser is British. */
export const localeOf = (language: string): string => navigator.languages.find((locale) => locale.toLowerCase().startsWith(language)) ?? language;

/** A reader loads the words of his language only. */
const loaders: Record<Language, () => Promise<readonly { default: object }[]>> = {
  en: () => Promise.all([import('./locales/en.json'), import('./locales/desk.en.json')]),
  fr: () => Promise.all([import('./locales/fr.json'), import('./locales/desk.fr.json')]),
};

async function load(language: Language): Promise<void> {
  for (const { default: part } of await loaders[language]()) i18next.addResourceBundle(language, 'translation', part, true, true);
}

export async function startTranslations(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, lng: language, interpolation: { escapeValue: false }, returnNull: false });
  await load(language);
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words of a part of the desk that is loaded when it is first opened; known before its first screen is drawn. */
export function addWords(words: Record<Language, object>): void {
  for (const language of languages) i18next.addResourceBundle(language, 'translation', words[language], true, true);
}
