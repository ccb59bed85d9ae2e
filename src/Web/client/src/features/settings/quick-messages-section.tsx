import { queryOptions, useQuery } from '@tanstack/react-query';
import { MessageSquareText, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CannedResponsePage, CannedResponseView } from '@/contract';
import { useSession } from '@/features/session/session';
import { useEveryTeam } from '@/features/workspace/catalogues';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { QuickMessageForm } from './quick-message-form';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

const quickMessagesQuery = queryOptions({
  queryKey: ['canned-responses'],
  queryFn: async ({ signal }): Promise<readonly CannedResponseView[]> => (await request<CannedResponsePage>('GET', '/api/v1/canned-responses', undefined, signal)).items,
});

type Open = { do: 'create' } | { do: 'edit' | 'remove'; message: CannedResponseView };

/** S0-19, S0-23. */
export function QuickMessagesSection() {
  const { t } = useWords();
  const { agent } = useSession();
  const administrator = useIsAdministrator();
  const teams = useEveryTeam();
  const messages = useQuery(quickMessagesQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const change = useChange(quickMessagesQuery.queryKey);
  // The author, or an administrator where it is not somebody's own.
  const editable = ({ author, visibility }: CannedResponseView) => author === agent.id || (administrator && visibility !== 'Personal');
  const audience = ({ visibility, team }: CannedResponseView) => (visibility === 'Team' ? teams.find(({ id }) => id === team)?.name ?? t('settings.quick.Team') : t(`settings.quick.${visibility}`));

  const create = <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage
      title={t('sections.quick-messages')}
      hint={t('settings.quick.hint')}
      action={create}
    >
      <Loaded query={messages} empty={{ icon: <MessageSquareText size={28} strokeWidth={1.5} />, title: t('settings.quick.empty'), hint: t('settings.quick.hint') }}>
        {(items) => (
          <Rows label={t('sections.quick-messages')}>
            {items.map((message) => (
              <Row
                key={message.id}
                title={<span className="flex items-center gap-2"><span className="rounded bg-inbound px-1.5 text-xs text-ink-2">/{message.shortcut}</span><span className="truncate">{message.title}</span><Badge>{audience(message)}</Badge></span>}
                detail={<span className="line-clamp-2">{message.text}</span>}
                actions={editable(message) && (
                  <>
                    <IconButton label={t('settings.edit', { name: message.title })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'edit', message })} />
                    <IconButton label={t('settings.remove', { name: message.title })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', message })} />
                  </>
                )}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && (
        <FormDialog title={t('settings.remove', { name: open.message.title })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `canned-responses/${at(open.message.id)}`)} onClose={() => setOpen(null)}>
          <p className="text-sm">{t('settings.quick.removeHint')}</p>
        </FormDialog>
      )}
      {open && open.do !== 'remove' && (
        <QuickMessageForm
          message={open.do === 'edit' ? open.message : null}
          onSave={(draft) => (open.do === 'edit' ? change('PUT', `canned-responses/${at(open.message.id)}`, draft) : change('POST', 'canned-responses', draft))}
          onClose={() => setOpen(null)}
        />
      )}
    </SectionPage>
  );
}
