import { Pencil, Unplug } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ChannelConnection } from '@/contract';
import { Fact } from '@/features/details/section';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { lazily } from '@/shared/ui/lazily';
import { toast } from '@/shared/ui/toasts';
import { HealthFacts } from './channel-health';
import { ConnectionTestButton } from './connection-test';
import { shownWithConnections, webhookAddress } from './connections';
import { CopyLine } from './copy-line';
import { TextField } from './fields';
import { at, useChange } from './use-change';

const ConnectionForm = lazily(() => import('./connection-form'));

/** How an account is connected and how it does; secrets are told by their end. */
export function ConnectionPanel({ connection }: { connection: ChannelConnection }) {
  const { t } = useWords();
  const [open, setOpen] = useState<'change' | 'leave' | null>(null);
  const secret = ({ isSet, ending }: ChannelConnection['accessToken']) => (isSet ? `••••${ending}` : t('settings.connection.notSet'));
  return (
    <div className="space-y-3 rounded-md border border-line p-3">
      <ConnectionTestButton id={connection.id} />
      <div className="grid gap-x-6 lg:grid-cols-2">
        <HealthFacts health={connection.health} />
        <dl>
          <Fact name={t('settings.connect.fields.phoneNumberId')}><span className="tabular">{connection.phoneNumberId}</span></Fact>
          <Fact name={t('settings.connect.fields.businessAccountId')}><span className="tabular">{connection.businessAccountId}</span></Fact>
          <Fact name={t('settings.connect.fields.accessToken')}><span className="tabular">{secret(connection.accessToken)}</span></Fact>
          <Fact name={t('settings.connect.fields.appSecret')}><span className="tabular">{secret(connection.appSecret)}</span></Fact>
          <Fact name={t('settings.connect.fields.verifyToken')}><span className="tabular">{secret(connection.verifyToken)}</span></Fact>
        </dl>
      </div>
      <CopyLine label={t('settings.connect.webhook')} value={webhookAddress(connection)} hint={t('settings.connect.webhookHint')} />
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={() => setOpen('leave')}><Unplug aria-hidden size={13} />{t('settings.connection.disconnect')}</Button>
        <Button onClick={() => setOpen('change')}><Pencil aria-hidden size={13} />{t('settings.connection.change')}</Button>
      </div>
      {open === 'change' && <Suspense fallback={null}><ConnectionForm connection={connection} onClose={() => setOpen(null)} /></Suspense>}
      {open === 'leave' && <Disconnect connection={connection} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Nothing can be sent through it any more: the name is typed as a second thought. */
function Disconnect({ connection: { id, name }, onClose }: { connection: ChannelConnection; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(...shownWithConnections);
  const [typed, setTyped] = useState('');
  const leave = async () => {
    await change('DELETE', `channel-connections/${at(id)}`);
    toast(t('settings.connection.disconnected', { name }));
  };
  return (
    <FormDialog title={t('settings.connection.disconnectTitle', { name })} submit={t('settings.connection.disconnect')} danger ready={typed.trim() === name} onSubmit={leave} onClose={onClose}>
      <p className="text-sm">{t('settings.connection.disconnectHint')}</p>
      <TextField label={t('settings.connection.typeName', { name })} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </FormDialog>
  );
}
