import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronRight, Plug, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ChannelAccountView, MessageTemplate, TemplatePage } from '@/contract';
import { channelAccountsQuery, useInboxes } from '@/features/workspace/catalogues';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { toast } from '@/shared/ui/toasts';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange } from './use-change';

/** Mailboxes and numbers, and what the provider lets them send. */
export function ChannelsSection() {
  const { t } = useWords();
  const accounts = useQuery(channelAccountsQuery);
  return (
    <SectionPage title={t('sections.channels')} hint={t('settings.channels.hint')}>
      <Loaded query={accounts} empty={{ icon: <Plug size={28} strokeWidth={1.5} />, title: t('settings.channels.empty'), hint: t('settings.channels.hint') }}>
        {(items) => <Rows label={t('sections.channels')}>{items.map((account) => <Account key={account.id} account={account} />)}</Rows>}
      </Loaded>
    </SectionPage>
  );
}

function Account({ account }: { account: ChannelAccountView }) {
  const { t } = useWords();
  const inboxes = useInboxes();
  const [open, setOpen] = useState(false);
  const hasTemplates = account.type === 'WhatsApp';
  const inbox = inboxes.find(({ id }) => id === account.inbox)?.name ?? account.inbox;
  return (
    <Row
      icon={<ChannelMark type={account.type} size={18} />}
      title={account.name}
      detail={t('settings.channels.into', { channel: channelNames[account.type], inbox })}
      actions={hasTemplates && (
        <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('settings.channels.templates')}
          <ChevronRight aria-hidden size={13} className={classes('transition-transform duration-100', open && 'rotate-90')} />
        </Button>
      )}
    >
      {open && <Templates account={account.id} />}
    </Row>
  );
}

function Templates({ account }: { account: string }) {
  const { t } = useWords();
  const path = `channel-accounts/${at(account)}/templates`;
  const key = ['templates', account];
  const templates = useQuery({ queryKey: key, queryFn: async ({ signal }): Promise<readonly MessageTemplate[]> => (await request<TemplatePage>('GET', `/api/v1/${path}`, undefined, signal)).items });
  const change = useChange(key);
  const sync = useMutation({
    mutationFn: () => change('POST', `${path}/sync`),
    onSuccess: () => toast(t('settings.channels.synced')),
    onError: (error) => toast(problemWords(t, asProblem(error))),
  });
  return (
    <div className="mt-1 mb-2 space-y-2 md:pl-8">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 text-xs text-ink-3">{t('settings.channels.templatesHint')}</p>
        <Button disabled={sync.isPending} onClick={() => sync.mutate()}>
          <RefreshCw aria-hidden size={13} className={sync.isPending ? 'animate-spin' : undefined} />{t('settings.channels.sync')}
        </Button>
      </div>
      <Loaded query={templates} empty={{ icon: <RefreshCw size={24} strokeWidth={1.5} />, title: t('settings.channels.noTemplates'), hint: t('settings.channels.noTemplatesHint') }}>
        {(items) => <ul className="divide-y divide-line rounded-md border border-line">{items.map((template) => <Template key={template.id} template={template} />)}</ul>}
      </Loaded>
    </div>
  );
}

const TONES = { Approved: 'good', Pending: 'warning', Paused: 'warning', Rejected: 'bad', Disabled: 'bad', Archived: 'plain' } as const satisfies Record<MessageTemplate['status'], unknown>;
const LIGHTS = { Green: 'good', Yellow: 'warning', Red: 'bad', Unknown: 'plain' } as const satisfies Record<MessageTemplate['quality'], unknown>;

function Template({ template: { name, language, category, status, quality, body, reason } }: { template: MessageTemplate }) {
  const { t } = useWords();
  return (
    <li className="px-3 py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="text-ink-3">{language} · {t(`settings.categories.${category}`)}</span>
        <Badge tone={TONES[status]}>{t(`settings.templateStatus.${status}`)}</Badge>
        {quality !== 'Unknown' && <Badge tone={LIGHTS[quality]}>{t(`settings.quality.${quality}`)}</Badge>}
      </p>
      <p dir="auto" className="unbidi mt-1 line-clamp-3 text-xs whitespace-pre-wrap text-ink-2">{body}</p>
      {reason && <p className="mt-1 text-xs text-danger">{reason}</p>}
    </li>
  );
}
