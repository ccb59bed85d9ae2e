import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, type SubmitEvent } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';
import { LanguageSwitch } from '@/features/preferences/language-switch';
import { sessionQuery, signIn } from './session';

const FIELD = 'h-9 w-full rounded-md border border-control-line bg-surface px-2.5 text-base text-ink aria-invalid:border-danger';

/** Stands in place of whatever was asked for: after the login the same address shows it. */
export function LoginPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const ids = { email: useId(), password: useId(), error: useId() };
  const password = useRef<HTMLInputElement>(null);
  const login = useMutation({
    mutationFn: ({ email, secret }: { email: string; secret: string }) => signIn(email, secret),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
    onError: () => password.current?.select(),
  });

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    login.mutate({ email: text(form.get('email')).trim(), secret: text(form.get('password')) });
  };
  const problem = login.error ? problemWords(t, asProblem(login.error)) : null;

  return (
    <main className="flex h-full flex-col items-center justify-center bg-canvas px-6">
      <form onSubmit={onSubmit} className="w-full max-w-80">
        <Logo size={36} />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">{t('login.title')}</h1>
        <p className="mt-0.5 text-sm text-ink-3">{t('login.subtitle')}</p>

        <label htmlFor={ids.email} className="mt-6 mb-1 block text-xs font-medium text-ink-2">{t('login.email')}</label>
        <input id={ids.email} name="email" type="email" required autoComplete="username" className={FIELD} aria-invalid={problem !== null} />

        <label htmlFor={ids.password} className="mt-3 mb-1 block text-xs font-medium text-ink-2">{t('login.password')}</label>
        <input
          id={ids.password}
          ref={password}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          className={FIELD}
          aria-invalid={problem !== null}
          aria-describedby={problem ? ids.error : undefined}
        />

        <div id={ids.error} role="alert" className="min-h-8 pt-1.5 text-xs text-danger">{problem}</div>
        <Button type="submit" look="solid" disabled={login.isPending} className="h-9 w-full text-sm">
          {login.isPending ? t('login.pending') : t('login.submit')}
        </Button>
      </form>
      <div className="mt-10"><LanguageSwitch /></div>
    </main>
  );
}

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
