import { Users } from 'lucide-react';
import { useAgents } from '@/features/agents/agents';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useTeams } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Picker } from '@/shared/ui/picker';
import { choice, type CommandPickerProps } from './pickers';
import { useRun } from './use-commands';

const NO_AGENT = 'nobody';
const NO_TEAM = 'no-team';

export function AgentPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  const agents = useAgents();
  return (
    <Picker
      {...rest}
      label={t('actions.assign')}
      placeholder={t('assign.search')}
      emptyText={t('assign.nobody')}
      options={[
        ...agents.map(({ id, name }) => choice(id, name, id === head.assignee?.id, <AgentAvatar id={id} name={name} />)),
        ...(head.assignee ? [choice(NO_AGENT, t('assign.remove'), false)] : []),
      ]}
      onPick={(id) => {
        rest.onOpenChange(false);
        const agent = agents.find((candidate) => candidate.id === id);
        void run(head.id, { kind: 'assign', agent: agent ? { id, name: agent.name } : null });
      }}
    />
  );
}

export function TeamPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  const teams = useTeams();
  return (
    <Picker
      {...rest}
      label={t('details.team')}
      placeholder={t('assign.search')}
      emptyText={teams.length === 0 ? t('assign.noTeams') : t('actions.noMatch')}
      options={[
        ...teams.map(({ id, name }) => choice(id, name, id === head.team, <Users aria-hidden size={15} className="text-ink-3" />)),
        ...(head.team ? [choice(NO_TEAM, t('assign.removeTeam'), false)] : []),
      ]}
      onPick={(id) => {
        rest.onOpenChange(false);
        void run(head.id, { kind: 'assign_team', team: id === NO_TEAM ? null : id });
      }}
    />
  );
}
