import { languages, type Language } from '@/shared/i18n/i18n';
import { classes } from '@/shared/ui/classes';
import { prefer, usePreferences } from './preferences';

export const languageNames: Record<Language, string> = { fr: 'Français', en: 'English' };

export function LanguageSwitch() {
  const { language } = usePreferences();
  return (
    <div className="flex gap-1">
      {languages.map((other) => (
        <button
          key={other}
          type="button"
          lang={other}
          aria-pressed={other === language}
          onClick={() => prefer({ language: other })}
          className={classes('h-7 rounded-md px-2 text-xs', other === language ? 'font-medium text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink')}
        >
          {languageNames[other]}
        </button>
      ))}
    </div>
  );
}
