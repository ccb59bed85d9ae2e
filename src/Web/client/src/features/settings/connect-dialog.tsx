import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ConnectedChannel, ConnectionDraft } from '@/contract';
import { useInboxes } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormDialog } from '@/shared/ui/form-dialog';
import { inboxOf, InboxFields, isChosen, type InboxChoice } from './connection-fields';
import { ConnectionTestButton } from './connection-test';
import { shownWithConnections, webhookAddress, withFieldName } from './connections';
import { CopyLine } from './copy-line';
import { TextField } from './fields';
import { useChange } from './use-change';

/** First with what (S2-07), then what is to be pasted at the provider. */
export default function ConnectDialog({ onClose }: { onClose: () => void }) {
  const [connected, setConnected] = useState<ConnectedChannel | null>(null);
  return connected ? <Webhook connected={connected} onClose={onClose} /> : <AccountForm onConnected={setConnected} onClose={onClose} />;
}

type Text = 'name' | 'phoneNumberId' | 'businessAccountId' | 'accessToken' | 'appSecret';

function AccountForm({ onConnected, onClose }: { onConnected: (connected: ConnectedChannel) => void; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(...shownWithConnections);
  const inboxes = useInboxes();
  const [form, setForm] = useState<Record<Text, string>>({ name: '', phoneNumberId: '', businessAccountId: '', accessToken: '', appSecret: '' });
  const [chosen, setInbox] = useState<InboxChoice | null>(null);
  const inbox = chosen ?? { inbox: inboxes[0]?.id ?? null, newInbox: '' };
  const field = (name: Text) => ({ label: t(`settings.connect.fields.${name}`), required: true, value: form[name], onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }) });

  const connect = () => {
    const draft: ConnectionDraft = {
      name: form.name.trim(), phoneNumberId: form.phoneNumberId.trim(), businessAccountId: form.businessAccountId.trim(), accessToken: form.accessToken.trim(), appSecret: form.appSecret.trim(), verifyToken: null, ...inboxOf(inbox),
    };
    return change<ConnectedChannel>('POST', 'channel-connections', draft).catch((error: unknown) => { throw withFieldName(t, error); });
  };

  return (
    <FormDialog title={t('settings.connect.metaTitle')} submit={t('settings.connect.submit')} ready={Object.values(form).every((text) => text.trim() !== '') && isChosen(inbox)} onSubmit={connect} onDone={onConnected} onClose={onClose}>
      <Steps current={0} />
      <p className="text-sm text-ink-2">{t('settings.connect.guidance')}</p>
      <TextField maxLength={60} hint={t('settings.connect.nameHint')} {...field('name')} />
      <InboxFields value={inbox} onChange={setInbox} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField inputMode="numeric" autoComplete="off" hint={t('settings.connect.numberHint')} {...field('phoneNumberId')} />
        <TextField inputMode="numeric" autoComplete="off" hint={t('settings.connect.numberHint')} {...field('businessAccountId')} />
      </div>
      <TextField type="password" autoComplete="off" hint={t('settings.connect.tokenHint')} {...field('accessToken')} />
      <TextField type="password" autoComplete="off" hint={t('settings.connect.secretHint')} {...field('appSecret')} />
    </FormDialog>
  );
}

/** The one time that the verify token can be read. */
function Webhook({ connected: { connection, verifyToken }, onClose }: { connected: ConnectedChannel; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open onOpenChange={onClose} title={t('settings.connect.pasteTitle')}>
      <div className="space-y-4 p-4">
        <Steps current={1} />
        <p className="text-sm text-ink-2">{t('settings.connect.paste')}</p>
        <CopyLine label={t('settings.connect.webhook')} value={webhookAddress(connection)} hint={t('settings.connect.webhookHint')} />
        <CopyLine label={t('settings.connect.fields.verifyToken')} value={verifyToken} hint={t('settings.connect.once')} />
        <p className="text-sm text-ink-2">{t('settings.connect.subscribe')}</p>
        <ConnectionTestButton id={connection.id} />
        <div className="flex justify-end"><Button look="solid" onClick={onClose}>{t('settings.connect.done')}</Button></div>
      </div>
    </Dialog>
  );
}

const STEPS = ['account', 'webhook'] as const;

function Steps({ current }: { current: number }) {
  const { t } = useWords();
  return (
    <ol className="flex gap-4 text-xs">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined} className={index === current ? 'flex items-center gap-1.5 font-medium text-ink' : 'flex items-center gap-1.5 text-ink-3'}>
          <span aria-hidden className="tabular inline-flex size-4 items-center justify-center rounded-full bg-pressed text-2xs">{index < current ? <Check size={11} /> : index + 1}</span>
          {t(`settings.connect.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
