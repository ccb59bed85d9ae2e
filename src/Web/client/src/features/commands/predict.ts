import type { Standing } from '@/features/workbench/standing';
import type { Command } from './command';

/** The conversation as it will most likely be. A claim is never predicted: of many who try, one wins. Nor is what a transfer does to others. */
export function predict(head: Standing, command: Command): Standing {
  switch (command.kind) {
    case 'claim':
    case 'transfer':
      return head;
    case 'resolve':
      return { ...head, status: 'Resolved', snoozedUntil: null };
    case 'reopen':
      return { ...head, status: 'Open', snoozedUntil: null };
    case 'hand_to_ai':
      return { ...head, status: 'AiReply', snoozedUntil: null };
    case 'take_over':
      return { ...head, status: 'Open' };
    case 'pending':
      return { ...head, status: 'Pending', snoozedUntil: null };
    case 'snooze':
      return { ...head, status: 'Snoozed', snoozedUntil: command.until };
    case 'assign':
      return { ...head, assignee: command.agent };
    case 'assign_team':
      return { ...head, team: command.team };
    case 'department':
      return { ...head, department: command.department };
    case 'priority':
      return { ...head, priority: command.priority };
    case 'add_participant':
      return { ...head, participants: [...head.participants.filter(({ id }) => id !== command.agent.id), command.agent] };
    case 'remove_participant':
      return { ...head, participants: head.participants.filter(({ id }) => id !== command.agent.id) };
    case 'add_label':
      return { ...head, labels: withEntry(head.labels, command.label) };
    case 'remove_label':
      return { ...head, labels: head.labels.filter((label) => label !== command.label) };
    case 'add_keyword':
      return { ...head, keywords: withEntry(head.keywords, command.keyword) };
    case 'remove_keyword':
      return { ...head, keywords: head.keywords.filter((keyword) => keyword !== command.keyword) };
  }
}

const withEntry = (entries: readonly string[], entry: string): string[] => (entries.includes(entry) ? [...entries] : [...entries, entry]);
