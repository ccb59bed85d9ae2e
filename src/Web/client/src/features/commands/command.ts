import type { AgentCard, ConversationView, LabelView } from '@/contract';
import { request } from '@/shared/http/request';

/** What an agent can do to a conversation, besides writing in it. */
export type Command =
  | { kind: 'claim' }
  | { kind: 'resolve' }
  | { kind: 'reopen' }
  | { kind: 'pending' }
  | { kind: 'assign'; agent: AgentCard | null }
  | { kind: 'add_label'; label: string }
  | { kind: 'remove_label'; label: string };

export function execute(conversation: string, command: Command): Promise<ConversationView> {
  const path = `/api/v1/conversations/${encodeURIComponent(conversation)}`;
  switch (command.kind) {
    case 'claim':
    case 'resolve':
    case 'reopen':
    case 'pending':
      return request('POST', `${path}/${command.kind}`);
    case 'assign':
      return request('PUT', `${path}/assignee`, { agent: command.agent?.id ?? null });
    case 'add_label':
      return request('PUT', `${path}/labels/${encodeURIComponent(command.label)}`);
    case 'remove_label':
      return request('DELETE', `${path}/labels/${encodeURIComponent(command.label)}`);
  }
}

export const createLabel = (label: Omit<LabelView, 'id'>): Promise<LabelView> => request('POST', '/api/v1/labels', label);

/** The conversation as it will most likely be. A claim is never predicted: of many who try, one wins. */
export function predict(head: ConversationView, command: Command): ConversationView {
  switch (command.kind) {
    case 'claim':
      return head;
    case 'resolve':
      return { ...head, status: 'Resolved' };
    case 'reopen':
      return { ...head, status: 'Open' };
    case 'pending':
      return { ...head, status: 'Pending' };
    case 'assign':
      return { ...head, assignee: command.agent };
    case 'add_label':
      return head.labels.includes(command.label) ? head : { ...head, labels: [...head.labels, command.label] };
    case 'remove_label':
      return { ...head, labels: head.labels.filter((label) => label !== command.label) };
  }
}
