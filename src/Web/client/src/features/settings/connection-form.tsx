import { useState } from 'react';
import type { ChannelConnection, ConnectionChange } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { inboxOf, InboxFields, isChosen, type InboxChoice } from './connection-fields';
import { shownWithConnections, withFieldName } from './connections';
import { TextField } from './fields';
import { at, useChange } from './use-change';

type Text = 'name' | 'businessAccountId' | 'accessToken' | 'appSecret' | 'verifyToken';

/** What an account is connected with. Secrets are written and never read: a field that is left empty keeps the one that is there. */
export default function ConnectionForm({ connection, onClose }: { connection: ChannelConnection; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(...shownWithConnections);
  const [form, setForm] = useState<Record<Text, string>>({ name: connection.name, businessAccountId: connection.businessAccountId, accessToken: '', appSecret: '', verifyToken: '' });
  const [inbox, setInbox] = useState<InboxChoice>({ inbox: connection.inbox, newInbox: '' });
  const field = (name: Text) => ({ label: t(`settings.connect.fields.${name}`), value: form[name], onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }) });
  const secret = (name: 'accessToken' | 'appSecret' | 'verifyToken') => ({ ...field(name), type: 'password', autoComplete: 'off', hint: t('settings.connection.keeps', { ending: connection[name].ending }) });
  const orNull = (name: Text) => form[name].trim() || null;

  const save = async () => {
    const body: ConnectionChange = {
      name: orNull('name'), businessAccountId: orNull('businessAccountId'), accessToken: orNull('accessToken'), appSecret: orNull('appSecret'), verifyToken: orNull('verifyToken'),
      ...(inbox.inbox !== connection.inbox && inboxOf(inbox)),
    };
    await change('PATCH', `channel-connections/${at(connection.id)}`, body).catch((error: unknown) => { throw withFieldName(t, error); });
  };

  return (
    <FormDialog title={t('settings.edit', { name: connection.name })} submit={t('settings.save')} ready={form.name.trim() !== '' && form.businessAccountId.trim() !== '' && isChosen(inbox)} onSubmit={save} onClose={onClose}>
      <TextField required maxLength={60} {...field('name')} />
      <InboxFields value={inbox} onChange={setInbox} />
      <TextField required inputMode="numeric" {...field('businessAccountId')} />
      <TextField {...secret('accessToken')} />
      <TextField {...secret('appSecret')} />
      <TextField {...secret('verifyToken')} />
    </FormDialog>
  );
}
