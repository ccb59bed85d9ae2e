import { useQuery } from '@tanstack/react-query';
import { Pencil, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { AgentProfile } from '@/contract';
import { agentsQuery } from '@/features/agents/agents';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useInboxes } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { CheckField } from './fields';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

/** Who works here, and in which inboxes. */
export function AgentsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const agents = useQuery(agentsQuery);
  const inboxes = useInboxes();
  const [editing, setEditing] = useState<AgentProfile | null>(null);
  const seen = (agent: AgentProfile) => {
    const own = inboxesOf(agent);
    if (own === null || agent.role === 'Administrator') return t('settings.agents.allInboxes');
    return inboxes.filter(({ id }) => own.includes(id)).map(({ name }) => name).join(', ') || t('settings.agents.noInbox');
  };

  return (
    <SectionPage title={t('sections.agents')} hint={t('settings.agents.hint')}>
      <Loaded query={agents} empty={{ icon: <UserRound size={28} strokeWidth={1.5} />, title: t('sections.agents'), hint: t('settings.agents.hint') }}>
        {(items) => (
          <Rows label={t('sections.agents')}>
            {items.map((agent) => (
              <Row
                key={agent.id}
                icon={<AgentAvatar id={agent.id} name={agent.name} size={24} />}
                title={<span className="flex items-center gap-2"><span className="truncate">{agent.name}</span>{agent.role === 'Administrator' && <Badge>{t('settings.agents.administrator')}</Badge>}</span>}
                detail={`${agent.email} · ${seen(agent)}`}
                actions={administrator && agent.role !== 'Administrator' && <IconButton label={t('settings.edit', { name: agent.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setEditing(agent)} />}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {editing && <InboxesForm agent={editing} onClose={() => setEditing(null)} />}
    </SectionPage>
  );
}

/** The inboxes that were set for an agent, by their ids; null: all. */
const inboxesOf = ({ inboxes }: AgentProfile): readonly string[] | null => inboxes?.filter((id) => typeof id === 'string') ?? null;

function InboxesForm({ agent, onClose }: { agent: AgentProfile; onClose: () => void }) {
  const { t } = useWords();
  const inboxes = useInboxes();
  const change = useChange(agentsQuery.queryKey);
  const [own, setOwn] = useState(() => inboxesOf(agent));
  const toggle = (id: string) => setOwn((current) => (current?.includes(id) ? current.filter((other) => other !== id) : [...(current ?? []), id]));
  return (
    <FormDialog title={t('settings.agents.inboxesOf', { name: agent.name })} submit={t('settings.save')} onSubmit={() => change('PUT', `agents/${at(agent.id)}/inboxes`, { inboxes: own })} onClose={onClose}>
      <CheckField label={t('settings.agents.allInboxes')} hint={t('settings.agents.allHint')} checked={own === null} onChange={(event) => setOwn(event.target.checked ? null : [])} />
      {own !== null && (
        <div className="space-y-2.5 border-l-2 border-line pl-3">
          {inboxes.map(({ id, name }) => <CheckField key={id} label={name} checked={own.includes(id)} onChange={() => toggle(id)} />)}
        </div>
      )}
    </FormDialog>
  );
}
