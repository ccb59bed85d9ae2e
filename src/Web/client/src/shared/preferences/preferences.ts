import { createStore, useStore } from '@/shared/state/store';
import { keepPreferences, storedPreferences, type Preferences } from './stored-preferences';

export { themes, type Preferences, type Theme } from './stored-preferences';

let signedIn: string | null = null;

export const preferences = createStore<Preferences>(storedPreferences(localStorage, null));

/** Whose they are from now on. */
export function preferAs(agent: string): void {
  signedIn = agent;
  preferences.set(storedPreferences(localStorage, agent));
}

export function prefer(change: Partial<Preferences>): void {
  preferences.update((current) => ({ ...current, ...change }));
  keepPreferences(localStorage, signedIn, preferences.get());
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
