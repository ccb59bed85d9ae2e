import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceSettings } from '@/contract';
import { numbersQuery, ownCountry } from '@/features/phone/use-phone-numbers';
import { workspaceQuery } from '@/features/workspace/settings';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { AnswerWithin } from './answer-within';
import { SelectField } from './fields';
import { SectionPage } from './section-page';
import { useIsAdministrator } from './use-change';

/** What is true of the whole workspace. */
export function GeneralSection() {
  const { t, language } = useWords();
  const administrator = useIsAdministrator();
  const client = useQueryClient();
  const settings = useQuery(workspaceQuery).data;
  const numbers = useQuery(numbersQuery).data;
  const save = useMutation({
    // The server takes them whole: one is changed in what they are now, not in what they were on the screen.
    mutationFn: async (changed: Partial<WorkspaceSettings>) =>
      request<WorkspaceSettings>('PUT', '/api/v1/workspace', { ...await request<WorkspaceSettings>('GET', '/api/v1/workspace'), ...changed }),
    onSuccess: (saved) => {
      client.setQueryData(workspaceQuery.queryKey, saved);
      toast(t('settings.saved'));
    },
    onError: (error) => toast(problemWords(t, asProblem(error))),
  });
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const named = (code: string) => names.of(code) ?? code;
  const chosen = { ...settings, ...(save.isPending ? save.variables : {}) }.country ?? '';
  const codes = [...new Set([...(numbers?.countries ?? []), chosen])].filter(Boolean);
  const own = ownCountry();
  return (
    <SectionPage title={t('sections.general')} hint={t('settings.general.hint')}>
      <div className="max-w-md space-y-5 rounded-lg border border-line bg-surface p-4">
        <SelectField
          label={t('settings.general.country')}
          hint={administrator ? t('settings.general.countryHint') : t('settings.askAdministrator')}
          disabled={!administrator || !settings}
          value={chosen}
          onChange={(event) => save.mutate({ country: event.target.value === '' ? null : event.target.value })}
          options={[
            { value: '', text: own === null ? t('settings.general.noCountry') : t('settings.general.ownCountry', { name: named(own) }) },
            ...codes.map((value) => ({ value, text: named(value) })).sort((one, other) => one.text.localeCompare(other.text, language)),
          ]}
        />
        {settings && (
          <AnswerWithin
            // What the server says now is what stands there, unless something else is being typed.
            key={settings.answerWithinMinutes}
            minutes={settings.answerWithinMinutes ?? null}
            disabled={!administrator}
            onSave={(answerWithinMinutes) => save.mutate({ answerWithinMinutes })}
          />
        )}
      </div>
    </SectionPage>
  );
}
