import { useMutation, useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { MessageTemplate, TemplatePage } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toasts';
import { Badge, Loaded } from './section-page';
import { at, useChange } from './use-change';

/** What the provider lets the account send outside the 24 hours, and what became of each. */
export function ChannelTemplates({ account }: { account: string }) {
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
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-60 flex-1 text-xs text-ink-3">{t('settings.channels.templatesHint')}</p>
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
