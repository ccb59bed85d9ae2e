import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Inbox, Link, Pencil, Plus, UserRound, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import type { AgentProfile, Invitation } from '@/contract';
import { agentsQuery, isActive } from '@/features/agents/agents';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useSession } from '@/features/session/session';
import { isThere, useEveryInbox } from '@/features/workspace/catalogues';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toasts';
import { AgentForm, ShownInvitation } from './agent-form';
import { CheckField } from './fields';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

type Open = { do: 'create' } | { do: 'edit' | 'inboxes' | 'invite' | 'deactivate'; agent: AgentProfile } | { do: 'shown'; name: string; invitation: Invitation };

/** Who works here, as what, and in which inboxes. */
export function AgentsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const agents = useQuery(agentsQuery);
  const inboxes = useEveryInbox();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  const seen = (agent: AgentProfile) => {
    const own = inboxesOf(agent);
    if (own === null || agent.role === 'Administrator') return t('settings.agents.allInboxes');
    return inboxes.filter(({ id }) => own.includes(id)).map(({ name }) => name).join(', ') || t('settings.agents.noInbox');
  };

  return (
    <SectionPage title={t('sections.agents')} hint={t('settings.agents.hint')} action={create}>
      <Loaded query={agents} empty={{ icon: <UserRound size={28} strokeWidth={1.5} />, title: t('sections.agents'), hint: t('settings.agents.hint') }}>
        {(items) => (
          <Rows label={t('sections.agents')}>
            {[...items].sort((one, other) => Number(isActive(other)) - Number(isActive(one)) || one.name.localeCompare(other.name)).map((agent) => (
              <Row
                key={agent.id}
                icon={isActive(agent) ? <AgentAvatar id={agent.id} name={agent.name} size={24} /> : <UserRoundX aria-hidden size={18} />}
                title={(
                  <span className="flex items-center gap-2">
                    <span className={classes('truncate', !isActive(agent) && 'text-ink-3')}>{agent.name}</span>
                    {agent.role === 'Administrator' && <Badge>{t('settings.agents.roles.Administrator')}</Badge>}
                    {!isActive(agent) && <Badge tone="warning">{t('settings.agents.deactivated')}</Badge>}
                  </span>
                )}
                detail={`${agent.email} · ${seen(agent)}`}
                actions={administrator && <AgentMenu agent={agent} onOpen={setOpen} />}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'create' && <AgentForm agent={null} onMade={({ agent, invitation }) => setOpen({ do: 'shown', name: agent.name, invitation })} onClose={close} />}
      {open?.do === 'edit' && <AgentForm agent={open.agent} onMade={close} onClose={close} />}
      {open?.do === 'inboxes' && <InboxesForm agent={open.agent} onClose={close} />}
      {open?.do === 'invite' && <InviteForm agent={open.agent} onMade={(invitation) => setOpen({ do: 'shown', name: open.agent.name, invitation })} onClose={close} />}
      {open?.do === 'deactivate' && <DeactivateForm agent={open.agent} onClose={close} />}
      {open?.do === 'shown' && <ShownInvitation name={open.name} invitation={open.invitation} onClose={close} />}
    </SectionPage>
  );
}

function AgentMenu({ agent, onOpen }: { agent: AgentProfile; onOpen: (open: Open) => void }) {
  const { t } = useWords();
  const { agent: me } = useSession();
  const change = useChange(agentsQuery.queryKey);
  const activate = () => void change('POST', `agents/${at(agent.id)}/activate`)
    .then(() => toast(t('settings.agents.activated', { name: agent.name })), (error: unknown) => toast(problemWords(t, asProblem(error))));
  return (
    <Menu>
      <MenuTrigger asChild><IconButton label={t('settings.agents.more', { name: agent.name })} icon={<Ellipsis aria-hidden size={16} />} /></MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={<Pencil aria-hidden size={15} />} onSelect={() => onOpen({ do: 'edit', agent })}>{t('settings.edit', { name: agent.name })}</MenuItem>
        {agent.role !== 'Administrator' && <MenuItem icon={<Inbox aria-hidden size={15} />} onSelect={() => onOpen({ do: 'inboxes', agent })}>{t('settings.agents.inboxes')}</MenuItem>}
        {isActive(agent) && agent.id !== me.id && <MenuItem icon={<Link aria-hidden size={15} />} onSelect={() => onOpen({ do: 'invite', agent })}>{t('settings.agents.newLink')}</MenuItem>}
        {isActive(agent)
          ? agent.id !== me.id && <MenuItem icon={<UserRoundX aria-hidden size={15} />} onSelect={() => onOpen({ do: 'deactivate', agent })}>{t('settings.agents.deactivate')}</MenuItem>
          : <MenuItem icon={<UserRoundCheck aria-hidden size={15} />} onSelect={activate}>{t('settings.agents.activate')}</MenuItem>}
      </MenuContent>
    </Menu>
  );
}

function InviteForm({ agent, onMade, onClose }: { agent: AgentProfile; onMade: (invitation: Invitation) => void; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(agentsQuery.queryKey);
  return (
    <FormDialog title={t('settings.agents.newLinkOf', { name: agent.name })} submit={t('settings.agents.newLink')} onSubmit={() => change<Invitation>('POST', `agents/${at(agent.id)}/invitation`)} onDone={onMade} onClose={onClose}>
      <p className="text-sm">{t('settings.agents.newLinkHint', { name: agent.name })}</p>
    </FormDialog>
  );
}

function DeactivateForm({ agent, onClose }: { agent: AgentProfile; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(agentsQuery.queryKey);
  return (
    <FormDialog title={t('settings.agents.deactivateOf', { name: agent.name })} submit={t('settings.agents.deactivate')} danger onSubmit={() => change('POST', `agents/${at(agent.id)}/deactivate`)} onClose={onClose}>
      <p className="text-sm">{t('settings.agents.deactivateHint', { name: agent.name })}</p>
    </FormDialog>
  );
}

/** The inboxes that were set for an agent, by their ids; null: all. */
const inboxesOf = ({ inboxes }: AgentProfile): readonly string[] | null => inboxes?.filter((id) => typeof id === 'string') ?? null;

function InboxesForm({ agent, onClose }: { agent: AgentProfile; onClose: () => void }) {
  const { t } = useWords();
  const inboxes = useEveryInbox();
  const change = useChange(agentsQuery.queryKey);
  const [own, setOwn] = useState(() => inboxesOf(agent));
  const toggle = (id: string) => setOwn((current) => (current?.includes(id) ? current.filter((other) => other !== id) : [...(current ?? []), id]));
  return (
    <FormDialog title={t('settings.agents.inboxesOf', { name: agent.name })} submit={t('settings.save')} onSubmit={() => change('PUT', `agents/${at(agent.id)}/inboxes`, { inboxes: own })} onClose={onClose}>
      <CheckField label={t('settings.agents.allInboxes')} hint={t('settings.agents.allHint')} checked={own === null} onChange={(event) => setOwn(event.target.checked ? null : [])} />
      {own !== null && (
        <div className="space-y-2.5 border-l-2 border-line pl-3">
          {inboxes.filter((inbox) => isThere(inbox) || own.includes(inbox.id)).map(({ id, name }) => <CheckField key={id} label={name} checked={own.includes(id)} onChange={() => toggle(id)} />)}
        </div>
      )}
    </FormDialog>
  );
}
