import type { AutomationRule, RuleAction, RuleTrigger } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { useLabel } from '@/features/labels/labels';
import { useKeywordName } from '@/features/keywords/keywords';
import { useDepartments, useEveryTeam } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A rule in one line: when, and what with whom. */
export function useRuleSummary(): (rule: AutomationRule) => string {
  const { t } = useWords();
  const [agents, teams, departments] = [useAgents(), useEveryTeam(), useDepartments()];
  const labelOf = useLabel();
  const keywordName = useKeywordName();
  // An empty list is one that is still to come.
  const nameIn = (entries: readonly Named[], id: string) => entries.find((entry) => entry.id === id)?.name ?? (entries.length === 0 ? '…' : t('settings.automations.gone', { name: id }));
  const words = (action: RuleAction): string => {
    switch (action.do) {
      case 'assign_agent': return t('ruleActions.AssignAgent', { name: nameIn(agents, action.agent) });
      case 'assign_team': return t('ruleActions.AssignTeam', { name: nameIn(teams, action.team) });
      case 'assign_member': return t('ruleActions.AssignMember', { name: nameIn(teams, action.team) });
      case 'set_priority': return t('ruleActions.SetPriority', { name: t(`priority.${action.priority}`) });
      case 'set_department': return t('ruleActions.SetDepartment', { name: nameIn(departments, action.department) });
      case 'add_label': return t('ruleActions.AddLabel', { name: labelOf(action.label).name });
      case 'add_keyword': return t('ruleActions.AddKeyword', { name: keywordName(action.keyword) });
      case 'notify': return t('ruleActions.Notify', { name: action.agents.map((agent) => nameIn(agents, agent)).join(', ') });
    }
  };
  const namedBy = (trigger: RuleTrigger): readonly string[] => {
    switch (trigger.on) {
      case 'label_added': return trigger.labels.map((id) => labelOf(id).name);
      case 'keyword_added': return trigger.keywords.map(keywordName);
      case 'department_changed': return trigger.departments.map((id) => nameIn(departments, id));
      default: return [];
    }
  };
  return ({ trigger, actions }) => {
    const named = namedBy(trigger);
    const when = t(`settings.automations.triggers.${trigger.on}`);
    return `${named.length > 0 ? `${when} (${named.join(', ')})` : when} → ${actions.map(words).join(', ')}`;
  };
}
