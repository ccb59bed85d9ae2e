import type { BulkAction, BulkAnswer, BulkOutcome, ConversationView } from '@/contract';
import { request } from '@/shared/http/request';
import { randomId } from '@/shared/state/random-id';

/** As many as the server takes at once. */
const AT_ONCE = 500;

export interface BulkStep {
  readonly action: BulkAction;
  readonly conversations: readonly string[];
}

/** Does one thing to many conversations; a request that was not answered is sent once more under its key, so that nothing happens twice. */
export async function runBulk({ action, conversations }: BulkStep): Promise<readonly BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (let from = 0; from < conversations.length; from += AT_ONCE) {
    const body = { clientKey: randomId(), conversations: conversations.slice(from, from + AT_ONCE), action };
    const send = () => request<BulkAnswer>('POST', '/api/v1/conversations/bulk', body);
    outcomes.push(...(await send().catch(send)).items);
  }
  return outcomes;
}

/** What takes an action back, told from the conversations as they were before it. Conversations that it did not change are left alone. */
export function undoing(action: BulkAction, before: readonly ConversationView[]): readonly BulkStep[] {
  switch (action.do) {
    case 'set_status':
    case 'snooze':
      return grouped(before, (view) => statusBack(view));
    case 'assign':
      return grouped(before, ({ assignee }) => ((assignee?.id ?? null) === action.agent ? null : { do: 'assign', agent: assignee?.id ?? null }));
    case 'assign_team':
      return grouped(before, ({ team }) => (team === action.team ? null : { do: 'assign_team', team }));
    case 'set_department':
      return grouped(before, ({ department }) => (department === action.department ? null : { do: 'set_department', department }));
    case 'set_priority':
      return grouped(before, ({ priority }) => (priority === action.priority ? null : { do: 'set_priority', priority }));
    case 'add_label':
      return grouped(before, ({ labels }) => (labels.includes(action.name) ? null : { do: 'remove_label', name: action.name }));
    case 'remove_label':
      return grouped(before, ({ labels }) => (labels.includes(action.name) ? { do: 'add_label', name: action.name } : null));
  }
}

function statusBack({ status, snoozedUntil }: ConversationView): BulkAction {
  if (status !== 'Snoozed') return { do: 'set_status', status: status.toLowerCase() };
  return { do: 'snooze', snoozing: snoozedUntil === null ? { preset: 'UntilCustomerReply' } : { preset: 'Custom', until: snoozedUntil } };
}

function grouped(views: readonly ConversationView[], back: (view: ConversationView) => BulkAction | null): BulkStep[] {
  const steps = new Map<string, { action: BulkAction; conversations: string[] }>();
  for (const view of views) {
    const action = back(view);
    if (!action) continue;
    const key = JSON.stringify(action);
    const step = steps.get(key) ?? { action, conversations: [] };
    step.conversations.push(view.id);
    steps.set(key, step);
  }
  return [...steps.values()];
}
