import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2, UserPlus, UsersRound, X } from 'lucide-react';
import { useState } from 'react';
import type { TeamView } from '@/contract';
import { useAgents, useEveryAgent, useShownName } from '@/features/agents/agents';
import { isThere, teamsQuery, useTeams } from '@/features/workspace/catalogues';
import { asProblem } from '@/shared/http/problem';
import { query } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { Picker } from '@/shared/ui/picker';
import { toast } from '@/shared/ui/toasts';
import { SelectField, TextField } from './fields';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

type Open = { do: 'create' } | { do: 'rename' | 'remove'; team: TeamView };

const thereOf = { ...teamsQuery, select: (teams: readonly TeamView[]) => teams.filter(isThere) };

export function TeamsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const teams = useQuery(thereOf);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage
      title={t('sections.teams')}
      hint={t('settings.teams.hint')}
      action={create}
    >
      <Loaded query={teams} empty={{ icon: <UsersRound size={28} strokeWidth={1.5} />, title: t('settings.teams.empty'), hint: administrator ? t('settings.teams.hint') : t('settings.askAdministrator'), action: create }}>
        {(items) => (
          <Rows label={t('sections.teams')}>
            {items.map((team) => (
              <Row
                key={team.id}
                icon={<UsersRound aria-hidden size={16} />}
                title={team.name}
                detail={t('settings.teams.members', { count: team.members.length })}
                actions={administrator && (
                  <>
                    <IconButton label={t('settings.edit', { name: team.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'rename', team })} />
                    <IconButton label={t('settings.remove', { name: team.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', team })} />
                  </>
                )}
              >
                <Members team={team} editable={administrator} />
              </Row>
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && <RemoveTeam team={open.team} onClose={close} />}
      {open && open.do !== 'remove' && <TeamForm team={open.do === 'rename' ? open.team : null} onClose={close} />}
    </SectionPage>
  );
}

function Members({ team, editable }: { team: TeamView; editable: boolean }) {
  const { t } = useWords();
  const [agents, everyAgent] = [useAgents(), useEveryAgent()];
  const shownName = useShownName();
  const change = useChange(teamsQuery.queryKey);
  const [adding, setAdding] = useState(false);
  const put = (method: 'PUT' | 'DELETE', agent: string) =>
    void change(method, `teams/${at(team.id)}/members/${at(agent)}`).catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  const nameOf = (id: string) => shownName({ id, name: everyAgent.find((agent) => agent.id === id)?.name ?? id });

  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1.5 pl-8">
      {team.members.map((id) => (
        <span key={id} className="inline-flex h-7 items-center gap-1.5 rounded-full bg-inbound pr-1 pl-1 text-xs">
          <Avatar name={nameOf(id)} size={20} />
          <span className={editable ? undefined : 'pr-1.5'}>{nameOf(id)}</span>
          {editable && (
            <button type="button" aria-label={t('settings.teams.take', { name: nameOf(id), team: team.name })} onClick={() => put('DELETE', id)} className="inline-flex size-6 items-center justify-center rounded-full text-ink-3 hover:bg-hover hover:text-ink">
              <X aria-hidden size={12} />
            </button>
          )}
        </span>
      ))}
      {editable && (
        <Picker
          open={adding}
          onOpenChange={setAdding}
          label={t('settings.teams.add', { team: team.name })}
          placeholder={t('assign.search')}
          emptyText={t('assign.nobody')}
          trigger={<Button look="ghost" aria-label={t('settings.teams.add', { team: team.name })}><UserPlus aria-hidden size={14} />{t('settings.teams.addShort')}</Button>}
          options={agents.filter((agent) => !team.members.includes(agent.id)).map(({ id, name }) => ({ id, text: name, selected: false, content: <><Avatar name={name} size={20} />{name}</> }))}
          onPick={(id) => put('PUT', id)}
        />
      )}
    </div>
  );
}

function TeamForm({ team, onClose }: { team: TeamView | null; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(teamsQuery.queryKey);
  const [name, setName] = useState(team?.name ?? '');
  return (
    <FormDialog
      title={team ? t('settings.edit', { name: team.name }) : t('settings.teams.create')}
      submit={team ? t('settings.save') : t('settings.create')}
      ready={name.trim() !== ''}
      onSubmit={() => (team ? change('PUT', `teams/${at(team.id)}`, { name: name.trim() }) : change('POST', 'teams', { name: name.trim() }))}
      onClose={onClose}
    >
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
    </FormDialog>
  );
}

/** Who follows is asked for where it is decided: no conversation falls between two teams. */
function RemoveTeam({ team, onClose }: { team: TeamView; onClose: () => void }) {
  const { t } = useWords();
  const others = useTeams().filter(({ id }) => id !== team.id);
  const change = useChange(teamsQuery.queryKey);
  const [successor, setSuccessor] = useState('');
  return (
    <FormDialog
      title={t('settings.remove', { name: team.name })}
      submit={t('settings.delete')}
      danger
      onSubmit={() => change('DELETE', `teams/${at(team.id)}${query({ successor })}`)}
      onClose={onClose}
    >
      <p className="text-sm">{t('settings.teams.deleteHint')}</p>
      <SelectField
        label={t('settings.teams.successor')}
        hint={t('settings.teams.handedOn')}
        value={successor}
        onChange={(event) => setSuccessor(event.target.value)}
        options={[{ value: '', text: t('settings.teams.noSuccessor') }, ...others.map(({ id, name }) => ({ value: id, text: name }))]}
      />
    </FormDialog>
  );
}
