import { browserLanguage, languages, type Language } from '@/shared/i18n/i18n';
import { isRecord, readJson, writeJson, type KeyValueStorage } from '@/shared/state/storage';

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

/** What follows the agent: kept under his name, so that nobody writes with the signature of whoever sat here before. */
const OF_AGENT = ['language', 'theme', 'enterSends', 'signature', 'useSignature'] as const;
/** The sign-in page speaks and looks as the last desk did; the rest of {@link OF_AGENT} is nobody's here. */
const OF_NOBODY = { enterSends: undefined, signature: undefined, useSignature: undefined } as const;

const defaults = (): Preferences => ({ language: browserLanguage(), theme: 'system', enterSends: true, signature: '', useSignature: false, listWidth: 360, detailsWidth: 288, detailsOpen: true, viewsPinned: false, desktopNotifications: null });

const keyOf = (agent: string) => `${KEY}.${agent}`;

/** @param agent null: nobody has signed in */
export function storedPreferences(storage: KeyValueStorage, agent: string | null): Preferences {
  const value: Record<string, unknown> = { ...readJson(storage, KEY, isRecord, {}), ...OF_NOBODY, ...(agent !== null && readJson(storage, keyOf(agent), isRecord, {})) };
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

export function keepPreferences(storage: KeyValueStorage, agent: string | null, known: Preferences): void {
  writeJson(storage, KEY, { ...known, ...OF_NOBODY });
  if (agent !== null) writeJson(storage, keyOf(agent), Object.fromEntries(OF_AGENT.map((name) => [name, known[name]])));
}
