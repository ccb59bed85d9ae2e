import { useTranslation } from 'react-i18next';
import { localeOf } from './i18n';

/** `t` for sentences, and `language` for Intl: with the reader's region, where the browser tells it. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, language: localeOf(i18n.language) };
}

export type Translate = ReturnType<typeof useWords>['t'];
