import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Entrance, textOf } from './entrance';
import { Field } from './field';
import { passwordLength, sessionQuery, setUp } from './session';

/** Where the one-time link on the console leads: the first administrator of an empty installation. */
export function SetupPage({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const setup = useMutation({
    mutationFn: (form: FormData) => setUp({
      token,
      workspaceName: textOf(form, 'workspaceName').trim(),
      name: textOf(form, 'name').trim(),
      email: textOf(form, 'email').trim(),
      password: textOf(form, 'password'),
    }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      onDone();
    },
  });

  return (
    <Entrance
      title={t('setup.title')}
      subtitle={t('setup.subtitle')}
      submit={t('setup.submit')}
      pending={setup.isPending}
      problem={setup.error ? problemWords(t, asProblem(setup.error)) : null}
      onSubmit={(form) => setup.mutate(form)}
    >
      <Field label={t('setup.workspace')} name="workspaceName" maxLength={60} autoComplete="organization" />
      <Field label={t('setup.name')} name="name" maxLength={60} autoComplete="name" />
      <Field label={t('login.email')} name="email" type="email" autoComplete="username" />
      <Field label={t('login.newPassword')} name="password" type="password" minLength={passwordLength.min} maxLength={passwordLength.max} autoComplete="new-password" />
    </Entrance>
  );
}
