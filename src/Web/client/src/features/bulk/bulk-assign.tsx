import { CircleMinus, UserRound, UserRoundMinus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useAgents } from '@/features/agents/agents';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useSession } from '@/features/session/session';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useTeams } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Picker, type PickerOption } from '@/shared/ui/picker';
import type { BulkPart } from './bulk-bar';

const NOBODY = 'nobody';
const NO_TEAM = 'no-team';

/** To an agent or to a team (S2-38). */
export function BulkAssign({ picked, run }: BulkPart) {
  const { t } = useWords();
  const { agent: me } = useSession();
  const [agents, teams] = [useAgents(), useTeams()];
  const [open, setOpen] = useState(false);
  useShortcut('assign', () => setOpen(true), { first: true });

  const person = (id: string, name: string, text: string): PickerOption => ({
    id: `agent ${id}`,
    text,
    selected: picked.every((view) => view.assignee?.id === id),
    content: <><AgentAvatar id={id} name={name} /><span className="flex-1 truncate">{text}</span></>,
  });
  const options: PickerOption[] = [
    person(me.id, me.name, t('assign.me', { name: me.name })),
    ...agents.filter(({ id }) => id !== me.id).map(({ id, name }) => person(id, name, name)),
    ...teams.map(({ id, name }) => ({
      id: `team ${id}`,
      text: name,
      selected: picked.every((view) => view.team === id),
      content: <><span className="inline-flex w-5 justify-center"><UsersRound aria-hidden size={15} className="text-ink-3" /></span><span className="flex-1 truncate">{name}</span></>,
    })),
    { id: NOBODY, text: t('assign.remove'), selected: false, content: <><span className="inline-flex w-5 justify-center"><UserRoundMinus aria-hidden size={15} className="text-ink-3" /></span>{t('assign.remove')}</> },
    ...(picked.some((view) => view.team !== null) ? [{ id: NO_TEAM, text: t('assign.removeTeam'), selected: false, content: <><span className="inline-flex w-5 justify-center"><CircleMinus aria-hidden size={15} className="text-ink-3" /></span>{t('assign.removeTeam')}</> }] : []),
  ];

  const pick = (id: string) => {
    setOpen(false);
    const [kind, key] = [id.slice(0, id.indexOf(' ')), id.slice(id.indexOf(' ') + 1)];
    if (id === NOBODY) void run({ do: 'assign', agent: null }, (count) => t('bulk.done.unassigned', { count }));
    else if (id === NO_TEAM) void run({ do: 'assign_team', team: null }, (count) => t('bulk.done.teamRemoved', { count }));
    else if (kind === 'team') void run({ do: 'assign_team', team: key }, (count) => t('bulk.done.team', { count, name: teams.find((team) => team.id === key)?.name ?? key }));
    else void run({ do: 'assign', agent: key }, (count) => t('bulk.done.assigned', { count, name: [me, ...agents].find((agent) => agent.id === key)?.name ?? key }));
  };

  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('actions.assign')}
      placeholder={t('bulk.assignSearch')}
      emptyText={t('assign.nobody')}
      trigger={<IconButton label={t('actions.assign')} shortcut={shortcuts.assign} icon={<UserRound aria-hidden size={15} />} />}
      options={options}
      onPick={pick}
    />
  );
}
