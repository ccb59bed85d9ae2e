import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, passwordLength, sessionQuery, useSession } from '@/features/session/session';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { toast } from '@/shared/ui/toasts';
import { TextField } from './fields';

/** Everybody changes his own password. */
export function PasswordPart() {
  const { t } = useWords();
  const [changing, setChanging] = useState(false);
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-sm">{t('settings.password.title')}</p>
        <p className="text-xs text-ink-3">{t('settings.password.hint')}</p>
      </div>
      <Button onClick={() => setChanging(true)}>{t('settings.password.change')}</Button>
      {changing && <PasswordForm onClose={() => setChanging(false)} />}
    </div>
  );
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { agent } = useSession();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={t('settings.password.change')}
      submit={t('settings.save')}
      ready={current !== '' && password.length >= passwordLength.min}
      onSubmit={() => changePassword(current, password)}
      onDone={(session) => {
        client.setQueryData(sessionQuery.queryKey, session);
        toast(t('settings.password.changed'));
        onClose();
      }}
      onClose={onClose}
    >
      {/* For what keeps passwords: whose this one is. */}
      <input type="email" autoComplete="username" value={agent.email} readOnly hidden />
      <TextField label={t('settings.password.current')} type="password" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} required />
      <TextField label={t('settings.password.new')} type="password" autoComplete="new-password" minLength={passwordLength.min} maxLength={passwordLength.max} value={password} onChange={(event) => setPassword(event.target.value)} required />
    </FormDialog>
  );
}
