import { queryOptions } from '@tanstack/react-query';
import type { AutomationRule, AutomationRuleDraft, AutomationRules, RuleAction, RuleTrigger } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';

export const automationsQuery = queryOptions({
  queryKey: ['automation-rules'],
  queryFn: ({ signal }) => request<AutomationRules>('GET', '/api/v1/automation-rules', undefined, signal),
});

export const triggers = ['label_added', 'keyword_added', 'department_changed', 'conversation_opened', 'message_received'] as const satisfies readonly RuleTrigger['on'][];
export const actionKinds = ['assign_agent', 'assign_team', 'assign_member', 'set_priority', 'set_department', 'add_label', 'add_keyword', 'notify'] as const satisfies readonly RuleAction['do'][];

/** Limits of the server, so that what it would refuse is not offered. */
export const mostActions = 10;
export const nameLength = 60;

export function triggerOf(on: RuleTrigger['on']): RuleTrigger {
  switch (on) {
    case 'label_added': return { on, labels: [] };
    case 'keyword_added': return { on, keywords: [] };
    case 'department_changed': return { on, departments: [] };
    default: return { on };
  }
}

/** An action of a kind that names nothing yet. */
export function actionOf(kind: RuleAction['do']): RuleAction {
  switch (kind) {
    case 'assign_agent': return { do: kind, agent: '', reassign: false };
    case 'assign_team': return { do: kind, team: '', reassign: false };
    case 'assign_member': return { do: kind, team: '', choice: 'RoundRobin', reassign: false };
    case 'set_priority': return { do: kind, priority: 'Urgent' };
    case 'set_department': return { do: kind, department: '' };
    case 'add_label': return { do: kind, label: '' };
    case 'add_keyword': return { do: kind, keyword: '' };
    case 'notify': return { do: kind, agents: [] };
  }
}

/** Whether it says what it is about. */
export function isWhole(action: RuleAction): boolean {
  switch (action.do) {
    case 'assign_agent': return action.agent !== '';
    case 'assign_team':
    case 'assign_member': return action.team !== '';
    case 'set_priority': return true;
    case 'set_department': return action.department !== '';
    case 'add_label': return action.label !== '';
    case 'add_keyword': return action.keyword !== '';
    case 'notify': return action.agents.length > 0;
  }
}

export const draftOf = ({ name, enabled, trigger, condition, actions }: AutomationRule): AutomationRuleDraft => ({ name, enabled, trigger, condition, actions });

/** A rule switched on or off as it is now: what somebody else has changed in it meanwhile stays. */
export function switched(rules: readonly AutomationRule[], id: string, enabled: boolean): AutomationRuleDraft {
  const rule = rules.find((known) => known.id === id);
  if (!rule) throw new Problem(404, 'not_found');
  return { ...draftOf(rule), enabled };
}

/** What S2-44 gives as its example: a label calls somebody and takes the conversation to him. */
export const exampleOf = (name: string, label: string, agent: string): AutomationRuleDraft => ({
  name,
  enabled: true,
  trigger: { on: 'label_added', labels: [label] },
  condition: { is: 'all', conditions: [] },
  actions: [{ do: 'notify', agents: [agent] }, { do: 'assign_agent', agent, reassign: true }],
});

/** The ids with one of them moved by one place; null at the end. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): readonly string[] | null {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
