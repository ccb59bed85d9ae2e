import { browserLanguage, languages, type Language } from '@/shared/i18n/i18n';
import { isRecord, readJson, writeJson } from '@/shared/state/storage';
import { createStore, useStore } from '@/shared/state/store';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How this person wants the desk. Language, theme, Enter and signature follow the agent from browser to browser; the rest is this browser's. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Otherwise Ctrl or Cmd + Enter sends (S2-29). */
  readonly enterSends: boolean;
  /** Put under replies, when {@link useSignature} (S4-11). */
  readonly signature: string;
  readonly useSignature: boolean;
  readonly listWidth: number;
  readonly detailsWidth: number;
  readonly detailsOpen: boolean;
  /** The other lists stand beside the list, where there is room. */
  readonly viewsPinned: boolean;
  /** What the agent said to being told of customers while he looks elsewhere; null: not asked yet. */
  readonly desktopNotifications: boolean | null;
}

const KEY = 'parloir.preferences';

const defaults = (): Preferences => ({ language: browserLanguage(), theme: 'system', enterSends: true, signature: '', useSignature: false, listWidth: 360, detailsWidth: 288, detailsOpen: true, viewsPinned: false, desktopNotifications: null });

function stored(): Preferences {
  const value = readJson(localStorage, KEY, isRecord, {});
  const fallback = defaults();
  const number = (name: 'listWidth' | 'detailsWidth') => (typeof value[name] === 'number' ? value[name] : fallback[name]);
  const flag = (name: 'enterSends' | 'useSignature' | 'detailsOpen' | 'viewsPinned') => (typeof value[name] === 'boolean' ? value[name] : fallback[name]);
  return {
    language: languages.find((language) => language === value['language']) ?? fallback.language,
    theme: themes.find((theme) => theme === value['theme']) ?? fallback.theme,
    enterSends: flag('enterSends'),
    signature: typeof value['signature'] === 'string' ? value['signature'] : fallback.signature,
    useSignature: flag('useSignature'),
    listWidth: number('listWidth'),
    detailsWidth: number('detailsWidth'),
    detailsOpen: flag('detailsOpen'),
    viewsPinned: flag('viewsPinned'),
    desktopNotifications: typeof value['desktopNotifications'] === 'boolean' ? value['desktopNotifications'] : null,
  };
}

export const preferences = createStore<Preferences>(stored());

export function prefer(change: Partial<Preferences>): void {
  preferences.update((current) => ({ ...current, ...change }));
  writeJson(localStorage, KEY, preferences.get());
}

export const usePreferences = (): Preferences => useStore(preferences);

/** Says the theme to the style sheet, now and at every change. */
export function applyTheme(): void {
  const apply = () => {
    const { theme } = preferences.get();
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply();
  preferences.subscribe(apply);
}
