import type { BulkAction, BulkAnswer, BulkOutcome, ConversationView } from '@/contract';
import { request } from '@/shared/http/request';
import { randomId } from '@/shared/state/random-id';

/** As many as the server takes at once. */
const AT_ONCE = 500;

export interface BulkStep {
  readonly action: BulkAction;
  readonly conversations: readonly string[];
  /** What it takes back: refused where somebody has changed that since. */
  readonly undoes?: BulkAction;
}

/** Does one thing to many conversations; a request that was not answered is sent once more under its key, so that nothing happens twice. */
export async function runBulk({ action, undoes, conversations }: BulkStep): Promise<readonly BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (let from = 0; from < conversations.length; from += AT_ONCE) {
    const body = { clientKey: randomId(), conversations: conversations.slice(from, from + AT_ONCE), action, undoes: undoes ?? null };
    const send = () => request<BulkAnswer>('POST', '/api/v1/conversations/bulk', body);
    outcomes.push(...(await send().catch(send)).items);
  }
  return outcomes;
}

/** What takes an action back, told from the conversations as they were before it. Conversations that it did not change are left alone. */
export function undoing(action: BulkAction, before: readonly ConversationView[]): readonly BulkStep[] {
  const steps = new Map<string, { action: BulkAction; undoes: BulkAction; conversations: string[] }>();
  for (const view of before) {
    const back = backTo(view, action);
    if (!back) continue;
    const key = JSON.stringify(back);
    const step = steps.get(key) ?? { action: back, undoes: action, conversations: [] };
    step.conversations.push(view.id);
    steps.set(key, step);
  }
  return [...steps.values()];
}

/** What gives a conversation back what it had before an action; null when that changed nothing. */
function backTo(view: ConversationView, action: BulkAction): BulkAction | null {
  switch (action.do) {
    case 'set_status':
    case 'snooze':
      return statusBack(view);
    case 'assign':
      return (view.assignee?.id ?? null) === action.agent ? null : { do: 'assign', agent: view.assignee?.id ?? null };
    case 'assign_team':
      return view.team === action.team ? null : { do: 'assign_team', team: view.team };
    case 'set_department':
      return view.department === action.department ? null : { do: 'set_department', department: view.department };
    case 'set_priority':
      return view.priority === action.priority ? null : { do: 'set_priority', priority: view.priority };
    case 'add_label':
      return view.labels.includes(action.name) ? null : { do: 'remove_label', name: action.name };
    case 'remove_label':
      return view.labels.includes(action.name) ? { do: 'add_label', name: action.name } : null;
    case 'add_keyword':
      return view.keywords.includes(action.name) ? null : { do: 'remove_keyword', name: action.name };
    case 'remove_keyword':
      return view.keywords.includes(action.name) ? { do: 'add_keyword', name: action.name } : null;
    case 'add_participant':
      return takesPart(view, action.agent) ? null : { do: 'remove_participant', agent: action.agent };
    case 'remove_participant':
      return takesPart(view, action.agent) ? { do: 'add_participant', agent: action.agent } : null;
  }
}

const takesPart = ({ participants }: ConversationView, agent: string) => participants.some(({ id }) => id === agent);

function statusBack({ status, snoozedUntil }: ConversationView): BulkAction {
  if (status !== 'Snoozed') return { do: 'set_status', status: status.toLowerCase() };
  return { do: 'snooze', snoozing: snoozedUntil === null ? { preset: 'UntilCustomerReply' } : { preset: 'Custom', until: snoozedUntil } };
}
