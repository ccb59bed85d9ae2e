import type { BulkAction, ConversationView } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';
import type { Command } from './command';

/** What the things are called that conversations know by their ids. */
export type NameOf = (catalogue: 'teams' | 'departments' | 'labels', id: string) => string;

/** What is said when a command was done, and the action that it was, which can be taken back. Null: what it did is in sight, or is taken back where it was done. */
export function told(t: Translate, command: Command, before: ConversationView, nameOf: NameOf): { readonly action: BulkAction; readonly said: string } | null {
  const { name } = before.contact;
  switch (command.kind) {
    case 'resolve':
      return { action: { do: 'set_status', status: 'resolved' }, said: t('actions.resolvedNow', { name }) };
    case 'reopen':
      return { action: { do: 'set_status', status: 'open' }, said: t('actions.reopenedNow', { name }) };
    case 'pending':
      return { action: { do: 'set_status', status: 'pending' }, said: t('actions.pendingNow', { name }) };
    case 'hand_to_ai':
      return { action: { do: 'set_status', status: 'aireply' }, said: t('actions.handedToAi', { name }) };
    case 'snooze':
      return { action: { do: 'snooze', snoozing: command.snooze }, said: t('actions.snoozedNow', { name }) };
    case 'assign':
      return {
        action: { do: 'assign', agent: command.agent?.id ?? null },
        said: command.agent ? t('actions.assignedNow', { name, agent: command.agent.name }) : t('actions.unassignedNow', { name }),
      };
    case 'assign_team':
      return {
        action: { do: 'assign_team', team: command.team },
        said: command.team === null ? t('actions.teamRemoved', { name }) : t('actions.teamNow', { name, team: nameOf('teams', command.team) }),
      };
    case 'department':
      return {
        action: { do: 'set_department', department: command.department },
        said: command.department === null ? t('actions.departmentRemoved', { name }) : t('actions.departmentNow', { name, department: nameOf('departments', command.department) }),
      };
    case 'priority':
      return {
        action: { do: 'set_priority', priority: command.priority },
        said: command.priority === 'None' ? t('actions.priorityRemoved', { name }) : t('actions.priorityNow', { name, priority: t(`priority.${command.priority}`) }),
      };
    case 'add_label':
      return { action: { do: 'add_label', name: command.label }, said: t('actions.labelled', { name, label: nameOf('labels', command.label) }) };
    case 'remove_label':
      return { action: { do: 'remove_label', name: command.label }, said: t('actions.unlabelled', { name, label: nameOf('labels', command.label) }) };
    case 'claim':
    case 'take_over':
    case 'transfer':
    case 'add_participant':
    case 'remove_participant':
    case 'add_keyword':
    case 'remove_keyword':
      return null;
  }
}
