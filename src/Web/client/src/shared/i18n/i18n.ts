import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type contactsWords from './locales/contacts.en.json';
import deskEn from './locales/desk.en.json';
import deskFr from './locales/desk.fr.json';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type settingsWords from './locales/settings.en.json';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & typeof deskEn & typeof settingsWords & typeof contactsWords };
  }
}

export const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** `en-GB` for a reader of English whose browser is British. */
export const localeOf = (language: string): string => navigator.languages.find((locale) => locale.toLowerCase().startsWith(language)) ?? language;

export async function startTranslations(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: { ...en, ...deskEn } }, fr: { translation: { ...fr, ...deskFr } } },
    lng: language,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words of a part of the desk that is loaded when it is first opened; known before its first screen is drawn. */
export function addWords(words: Record<Language, object>): void {
  for (const language of languages) i18next.addResourceBundle(language, 'translation', words[language], true, true);
}
