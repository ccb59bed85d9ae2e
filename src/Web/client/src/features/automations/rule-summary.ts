import type { AutomationRule } from '@/contract';
import { useLabel } from '@/features/labels/labels';
import { useKeywordName } from '@/features/keywords/keywords';
import { useWords } from '@/shared/i18n/use-words';

/** A rule in one line: when, and what. */
export function useRuleSummary(): (rule: AutomationRule) => string {
  const { t } = useWords();
  const labelOf = useLabel();
  const keywordName = useKeywordName();
  return ({ trigger, actions }) => {
    const named = trigger.on === 'label_added' ? trigger.labels.map((id) => labelOf(id).name) : trigger.on === 'keyword_added' ? trigger.keywords.map(keywordName) : [];
    const when = t(`settings.automations.triggers.${trigger.on}`);
    const what = actions.map((action) => t(`settings.automations.actions.${action.do}`)).join(', ');
    return `${named.length > 0 ? `${when} (${named.join(', ')})` : when} → ${what}`;
  };
}
