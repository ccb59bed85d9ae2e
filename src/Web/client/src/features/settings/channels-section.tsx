import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plug, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ChannelAccountView, ChannelConnection } from '@/contract';
import { channelAccountsQuery, useInboxes } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { lazily } from '@/shared/ui/lazily';
import { HealthLight } from './channel-health';
import { ChannelTemplates } from './channel-templates';
import { ConnectionPanel } from './connection-panel';
import { connectionsQuery } from './connections';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { useIsAdministrator } from './use-change';

const ConnectDialog = lazily(() => import('./connect-dialog'));

/** Numbers and mailboxes: how each does, what it may send, and for administrators how it is connected (S2-04 to S2-08). */
export function ChannelsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const accounts = useQuery(channelAccountsQuery);
  const connections = useQuery({ ...connectionsQuery, enabled: administrator });
  const [connecting, setConnecting] = useState(false);
  const connect = administrator && <Button look="solid" onClick={() => setConnecting(true)}><Plus aria-hidden size={14} />{t('settings.connect.open')}</Button>;
  return (
    <SectionPage title={t('sections.channels')} hint={t('settings.channels.hint')} action={connect}>
      <Loaded query={accounts} empty={{ icon: <Plug size={28} strokeWidth={1.5} />, title: t('settings.channels.empty'), hint: t(administrator ? 'settings.channels.emptyHint' : 'settings.askAdministrator'), action: connect }}>
        {(items) => (
          <Rows label={t('sections.channels')}>
            {items.map((account) => <Account key={account.id} account={account} connection={connections.data?.find(({ id }) => id === account.id) ?? null} />)}
          </Rows>
        )}
      </Loaded>
      {connecting && <Suspense fallback={null}><ConnectDialog onClose={() => setConnecting(false)} /></Suspense>}
    </SectionPage>
  );
}

/** @param connection null where the agent does not keep it */
function Account({ account, connection }: { account: ChannelAccountView; connection: ChannelConnection | null }) {
  const { t } = useWords();
  const inboxes = useInboxes();
  const [open, setOpen] = useState<'connection' | 'templates' | null>(null);
  const inbox = inboxes.find(({ id }) => id === account.inbox)?.name ?? account.inbox;
  const toggle = (part: 'connection' | 'templates', text: string) => (
    <Button look="ghost" aria-expanded={open === part} onClick={() => setOpen(open === part ? null : part)}>
      {text}<ChevronRight aria-hidden size={13} className={classes('transition-transform duration-100', open === part && 'rotate-90')} />
    </Button>
  );
  return (
    <Row
      icon={<ChannelMark type={account.type} size={18} />}
      title={<span className="flex items-center gap-2"><span className="truncate">{account.name}</span>{connection && <HealthLight light={connection.health.light} />}</span>}
      detail={t('settings.channels.into', { channel: channelNames[account.type], inbox })}
      actions={
        <span className="flex gap-1 max-sm:hidden">
          {connection && toggle('connection', t('settings.connection.title'))}
          {account.type === 'WhatsApp' && toggle('templates', t('settings.channels.templates'))}
        </span>
      }
    >
      <span className="flex gap-1 sm:hidden">
        {connection && toggle('connection', t('settings.connection.title'))}
        {account.type === 'WhatsApp' && toggle('templates', t('settings.channels.templates'))}
      </span>
      {open !== null && (
        <div className="mt-1 mb-2 md:pl-8">
          {open === 'templates' ? <ChannelTemplates account={account.id} /> : connection && <ConnectionPanel connection={connection} />}
        </div>
      )}
    </Row>
  );
}
