import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Entrance, textOf } from './entrance';
import { Field } from './field';
import { acceptInvitation, passwordLength, readInvitation, sessionQuery } from './session';

/** Where the link leads that an administrator handed over: its agent chooses a password, and is in. */
export function InvitationPage({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const invited = useQuery({ queryKey: ['invitation', token], queryFn: () => readInvitation(token), staleTime: Infinity });
  const accept = useMutation({
    mutationFn: (form: FormData) => acceptInvitation(token, textOf(form, 'password')),
    onSuccess: (session) => {
      // Whoever was signed in here before is not any more.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      client.setQueryData(sessionQuery.queryKey, session);
      onDone();
    },
  });
  const error = accept.error ?? invited.error;

  return (
    <Entrance
      title={invited.data ? t('invitation.title', { name: invited.data.name }) : t('invitation.untitled')}
      subtitle={t('invitation.subtitle')}
      submit={t('invitation.submit')}
      pending={!invited.data || accept.isPending}
      problem={error ? problemWords(t, asProblem(error)) : null}
      onSubmit={(form) => accept.mutate(form)}
    >
      <Field label={t('login.email')} name="email" type="email" autoComplete="username" value={invited.data?.email ?? ''} readOnly required={false} />
      <Field label={t('login.newPassword')} name="password" type="password" minLength={passwordLength.min} maxLength={passwordLength.max} autoComplete="new-password" disabled={invited.isError} />
    </Entrance>
  );
}
