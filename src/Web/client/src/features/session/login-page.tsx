import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Entrance, textOf } from './entrance';
import { Field } from './field';
import { sessionQuery, signIn } from './session';

/** Stands in place of whatever was asked for: after the login the same address shows it. */
export function LoginPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const login = useMutation({
    mutationFn: (form: FormData) => signIn(textOf(form, 'email').trim(), textOf(form, 'password')),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
    onError: () => password.current?.select(),
  });

  return (
    <Entrance
      title={t('login.title')}
      subtitle={t('login.subtitle')}
      submit={login.isPending ? t('login.pending') : t('login.submit')}
      pending={login.isPending}
      problem={login.error ? problemWords(t, asProblem(login.error)) : null}
      onSubmit={(form) => login.mutate(form)}
    >
      <Field label={t('login.email')} name="email" type="email" autoComplete="username" aria-invalid={login.isError} />
      <Field label={t('login.password')} name="password" type="password" autoComplete="current-password" ref={password} aria-invalid={login.isError} />
    </Entrance>
  );
}
