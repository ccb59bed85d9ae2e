import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AgentProfile, Session } from '@/contract';
import { useAskForNotifications } from '@/features/notifications/notification-ask';
import { canNotify } from '@/features/notifications/use-desktop-notifications';
import { sessionQuery, useSession } from '@/features/session/session';
import { NO_CHOICE, timeZoneOf } from '@/features/session/own-time-zone';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { languages } from '@/shared/i18n/i18n';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { languageNames } from '@/shared/preferences/language-switch';
import { prefer, themes, usePreferences } from '@/shared/preferences/preferences';
import { toast } from '@/shared/ui/toasts';
import { PasswordPart } from './password-part';
import { CheckField, SelectField, TextArea } from './fields';
import { SectionPage } from './section-page';

export function PreferencesSection() {
  const { t } = useWords();
  const { language, theme, enterSends, desktopNotifications } = usePreferences();
  const ask = useAskForNotifications();
  const told = desktopNotifications === true && canNotify() && Notification.permission === 'granted';
  return (
    <SectionPage title={t('sections.preferences')} hint={t('settings.preferences.hint')}>
      <div className="divide-y divide-line rounded-lg border border-line bg-surface">
        <Part>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField label={t('profile.language')} value={language} onChange={(event) => prefer({ language: languages.find((other) => other === event.target.value) ?? language })} options={languages.map((value) => ({ value, text: languageNames[value] }))} />
            <SelectField label={t('profile.theme')} value={theme} onChange={(event) => prefer({ theme: themes.find((other) => other === event.target.value) ?? theme })} options={themes.map((value) => ({ value, text: t(`themes.${value}`) }))} />
            <TimeZoneField />
          </div>
        </Part>
        <Part>
          <CheckField label={t('profile.enterSends')} hint={t('settings.preferences.enterSendsHint')} checked={enterSends} onChange={(event) => prefer({ enterSends: event.target.checked })} />
        </Part>
        <Part><SignatureField /></Part>
        <Part><PasswordPart /></Part>
        <Part>
          <CheckField
            label={t('settings.preferences.notifications')}
            hint={canNotify() && Notification.permission === 'denied' ? t('settings.preferences.notificationsDenied') : t('settings.preferences.notificationsHint')}
            checked={told}
            onChange={(event) => (event.target.checked ? void ask() : prefer({ desktopNotifications: false }))}
          />
        </Part>
      </div>
    </SectionPage>
  );
}

const Part = ({ children }: { children: ReactNode }) => <div className="p-4">{children}</div>;

/** Written under replies by the composer, so that the agent sees what goes (S4-11). */
function SignatureField() {
  const { t } = useWords();
  const { signature, useSignature } = usePreferences();
  return (
    <div className="space-y-3">
      <CheckField label={t('settings.preferences.useSignature')} checked={useSignature} onChange={(event) => prefer({ useSignature: event.target.checked })} />
      <TextArea label={t('settings.preferences.signature')} hint={t('settings.preferences.signatureHint')} rows={3} maxLength={1000} value={signature} onChange={(event) => prefer({ signature: event.target.value })} />
    </div>
  );
}

/** In this zone nine o'clock is meant when a conversation sleeps until tomorrow. */
function TimeZoneField() {
  const { t } = useWords();
  const { agent } = useSession();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (timeZone: string) => request<AgentProfile>('PUT', '/api/v1/me/time-zone', { timeZone }),
    onSuccess: (profile) => client.setQueryData(sessionQuery.queryKey, (session: Session | null | undefined) => session && { ...session, agent: profile }),
    onError: (error) => toast(problemWords(t, asProblem(error))),
  });
  const known = timeZoneOf(agent.timeZone);
  const zones = [...new Set([known, 'UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== NO_CHOICE)])].sort();
  return (
    <SelectField
      label={t('settings.preferences.timeZone')}
      hint={t('settings.preferences.timeZoneHint')}
      value={save.isPending ? save.variables : known}
      onChange={(event) => save.mutate(event.target.value)}
      options={zones.map((value) => ({ value, text: value.replaceAll('_', ' ') }))}
    />
  );
}
