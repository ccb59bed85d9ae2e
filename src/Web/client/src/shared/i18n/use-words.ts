import { useTranslation } from 'react-i18next';
import type { Language } from './i18n';

/** `t` for sentences and `language` for Intl. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, language: i18n.language as Language };
}

export type Translate = ReturnType<typeof useWords>['t'];
