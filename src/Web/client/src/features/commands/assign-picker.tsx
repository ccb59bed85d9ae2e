import { ChevronDown, UserRound, Users } from 'lucide-react';
import { useState } from 'react';
import type { AgentCard } from '@/contract';
import { useAgents, useShownName } from '@/features/agents/agents';
import { GivenMark } from '@/features/agents/given-mark';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useSession } from '@/features/session/session';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useTeams } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Picker } from '@/shared/ui/picker';
import { choice } from './pickers';
import { useRun } from './use-commands';

const NO_AGENT = 'nobody';
const NO_TEAM = 'no-team';
const TEAM = 'team ';

/** Gives the conversation to an agent, to a team, or to both (S2-37, S2-38, S3-01). */
export function AssignPicker({ head }: { head: Standing }) {
  const { t } = useWords();
  const { agent: me } = useSession();
  const [open, setOpen] = useState(false);
  useShortcut('assign', () => setOpen(true));
  const others = useAgents().filter((agent) => agent.id !== me.id);
  const shownName = useShownName();
  const teams = useTeams();
  const run = useRun();
  const team = teams.find(({ id }) => id === head.team);
  const assignee = head.assignee && shownName(head.assignee);

  const assign = (agent: AgentCard | null) => {
    if (agent?.id !== head.assignee?.id) void run(head.id, { kind: 'assign', agent });
  };
  const pick = (id: string) => {
    setOpen(false);
    if (id === NO_TEAM) void run(head.id, { kind: 'assign_team', team: null });
    else if (id.startsWith(TEAM)) void run(head.id, { kind: 'assign_team', team: id.slice(TEAM.length) });
    else if (id === NO_AGENT) assign(null);
    else assign([me, ...others].map((agent) => ({ id: agent.id, name: agent.name })).find((agent) => agent.id === id) ?? null);
  };
  const option = (agent: AgentCard, text: string) => choice(agent.id, text, agent.id === head.assignee?.id, <AgentAvatar id={agent.id} name={agent.name} />);
  const teamMark = <span className="flex size-5 items-center justify-center text-ink-3"><Users aria-hidden size={15} /></span>;

  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('actions.assign')}
      placeholder={t('assign.search')}
      emptyText={t('assign.nobody')}
      trigger={
        <button
          type="button"
          aria-keyshortcuts={shortcuts.assign}
          aria-label={t('assign.label', { name: [assignee ?? t('assign.none'), team?.name].filter(Boolean).join(', ') })}
          className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-xs text-ink-2 hover:bg-hover data-[state=open]:bg-pressed @max-2xl/bar:h-6 max-md:h-9!"
        >
          {head.assignee ? <GivenMark to={head.assignee} size={18} /> : <UserRound aria-hidden size={15} className="shrink-0 text-ink-3" />}
          <span className={head.assignee ? 'max-w-28 truncate' : 'shrink-0'}>{assignee ?? t('assign.none')}</span>
          {!head.assignee && team && <span className="max-w-24 truncate text-ink-3 @max-md/bar:hidden">· {team.name}</span>}
          <ChevronDown aria-hidden size={12} className="shrink-0 text-ink-3" />
        </button>
      }
      options={[
        option(me, t('assign.me', { name: me.name })),
        ...others.map((agent) => option(agent, agent.name)),
        ...(head.assignee ? [choice(NO_AGENT, t('assign.remove'), false)] : []),
        ...teams.map(({ id, name }) => choice(TEAM + id, t('assign.team', { name }), id === head.team, teamMark)),
        ...(head.team ? [choice(NO_TEAM, t('assign.removeTeam'), false)] : []),
      ]}
      onPick={pick}
    />
  );
}
