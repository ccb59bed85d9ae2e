import type { BulkAction, ConversationView, TransferRequest } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';
import type { Command } from './command';

/** What the things are called that conversations know by their ids. */
export type NameOf = (catalogue: 'agents' | 'teams' | 'departments' | 'labels' | 'keywords', id: string) => string;

/** What is said of what was done, and the actions that it was, each of which can be taken back. */
export interface Told {
  readonly actions: readonly BulkAction[];
  readonly said: string;
}

export function told(t: Translate, command: Command, before: ConversationView, nameOf: NameOf): Told {
  const { name } = before.contact;
  switch (command.kind) {
    case 'resolve':
      return one({ do: 'set_status', status: 'resolved' }, t('actions.resolvedNow', { name }));
    case 'reopen':
      return one({ do: 'set_status', status: 'open' }, t('actions.reopenedNow', { name }));
    case 'pending':
      return one({ do: 'set_status', status: 'pending' }, t('actions.pendingNow', { name }));
    case 'hand_to_ai':
      return one({ do: 'set_status', status: 'aireply' }, t('actions.handedToAi', { name }));
    case 'snooze':
      return one({ do: 'snooze', snoozing: command.snooze }, t('actions.snoozedNow', { name }));
    case 'claim':
      return one({ do: 'assign', agent: command.agent }, t('actions.claimedNow', { name }));
    case 'assign':
      return one({ do: 'assign', agent: command.agent?.id ?? null }, command.agent ? t('actions.assignedNow', { name, agent: command.agent.name }) : t('actions.unassignedNow', { name }));
    case 'assign_team':
      return one({ do: 'assign_team', team: command.team }, command.team === null ? t('actions.teamRemoved', { name }) : t('actions.teamNow', { name, team: nameOf('teams', command.team) }));
    case 'transfer':
      return transferred(t, command.transfer, name, nameOf);
    case 'department':
      return one(
        { do: 'set_department', department: command.department },
        command.department === null ? t('actions.departmentRemoved', { name }) : t('actions.departmentNow', { name, department: nameOf('departments', command.department) }),
      );
    case 'priority':
      return one(
        { do: 'set_priority', priority: command.priority },
        command.priority === 'None' ? t('actions.priorityRemoved', { name }) : t('actions.priorityNow', { name, priority: t(`priority.${command.priority}`) }),
      );
    case 'add_label':
      return one({ do: 'add_label', name: command.label }, t('actions.labelled', { name, label: nameOf('labels', command.label) }));
    case 'remove_label':
      return one({ do: 'remove_label', name: command.label }, t('actions.unlabelled', { name, label: nameOf('labels', command.label) }));
    case 'add_keyword':
      return one({ do: 'add_keyword', name: command.keyword }, t('actions.keywordAdded', { name, keyword: nameOf('keywords', command.keyword) }));
    case 'remove_keyword':
      return one({ do: 'remove_keyword', name: command.keyword }, t('actions.keywordRemoved', { name, keyword: nameOf('keywords', command.keyword) }));
    case 'add_participant':
      return one({ do: 'add_participant', agent: command.agent.id }, t('actions.participantAdded', { name, agent: command.agent.name }));
    case 'remove_participant':
      return one({ do: 'remove_participant', agent: command.agent.id }, t('actions.participantRemoved', { name, agent: command.agent.name }));
    case 'take_over':
      return one({ do: 'set_status', status: 'open' }, t('actions.takenOver', { name }));
  }
}

const one = (action: BulkAction, said: string): Told => ({ actions: [action], said });

/** To a team it goes without its agent. The note stays where it was written. */
function transferred(t: Translate, { agent, team }: TransferRequest, name: string, nameOf: NameOf): Told {
  if (agent) return one({ do: 'assign', agent }, t('actions.assignedNow', { name, agent: nameOf('agents', agent) }));
  return {
    actions: [{ do: 'assign', agent: null }, { do: 'assign_team', team: team ?? null }],
    said: t('actions.teamNow', { name, team: nameOf('teams', team ?? '') }),
  };
}
