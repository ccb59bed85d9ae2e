import type { AgentCard, ClosingNote, ConversationView, Priority, SnoozeRequest, TransferRequest } from '@/contract';
import { request } from '@/shared/http/request';

/** What an agent can do to a conversation, besides writing in it. */
export type Command =
  | { kind: 'claim'; agent: string }
  | { kind: 'resolve'; note?: ClosingNote; mentions?: readonly string[] }
  | { kind: 'reopen' }
  | { kind: 'pending' }
  | { kind: 'hand_to_ai' }
  | { kind: 'take_over' }
  /** `until` shows it before the server has answered; null: until the customer replies. */
  | { kind: 'snooze'; snooze: SnoozeRequest; until: string | null }
  | { kind: 'assign'; agent: AgentCard | null }
  | { kind: 'assign_team'; team: string | null }
  | { kind: 'transfer'; transfer: TransferRequest }
  | { kind: 'department'; department: string | null }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'add_participant'; agent: AgentCard }
  | { kind: 'remove_participant'; agent: AgentCard }
  | { kind: 'add_label'; label: string }
  | { kind: 'remove_label'; label: string }
  | { kind: 'add_keyword'; keyword: string }
  | { kind: 'remove_keyword'; keyword: string };

export function execute(conversation: string, command: Command): Promise<ConversationView> {
  const path = (...parts: string[]) => `/api/v1/conversations/${[conversation, ...parts].map(encodeURIComponent).join('/')}`;
  switch (command.kind) {
    case 'claim':
    case 'reopen':
    case 'pending':
      return request('POST', path(command.kind));
    case 'hand_to_ai':
      return request('PUT', path('status'), { status: 'aireply' });
    case 'take_over':
      return request('POST', path('take-over'));
    case 'resolve':
      return request('POST', path('resolve'), command.note && { note: command.note, mentions: command.mentions });
    case 'snooze':
      return request('POST', path('snooze'), command.snooze);
    case 'assign':
      return request('PUT', path('assignee'), { agent: command.agent?.id ?? null });
    case 'assign_team':
      return request('PUT', path('team'), { team: command.team });
    case 'transfer':
      return request('POST', path('transfer'), command.transfer);
    case 'department':
      return request('PUT', path('department'), { department: command.department });
    case 'priority':
      return request('PUT', path('priority'), { priority: command.priority });
    case 'add_participant':
      return request('PUT', path('participants', command.agent.id));
    case 'remove_participant':
      return request('DELETE', path('participants', command.agent.id));
    case 'add_label':
      return request('PUT', path('labels', command.label));
    case 'remove_label':
      return request('DELETE', path('labels', command.label));
    case 'add_keyword':
      return request('PUT', path('keywords', command.keyword));
    case 'remove_keyword':
      return request('DELETE', path('keywords', command.keyword));
  }
}
