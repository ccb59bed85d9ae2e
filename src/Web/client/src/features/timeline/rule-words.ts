import type { RuleOutcome } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';

/** What a rule did, or would do, as half a sentence; what is gone goes by its id. */
export function outcomeWords(t: Translate, { action, name, subject }: RuleOutcome): string {
  if (action === 'SetPriority') return t('ruleActions.SetPriority', { name: t(`priority.${priorityOf(subject)}`) });
  return t(`ruleActions.${action}`, { name: name === '' ? subject : name });
}

/** With the reason, where it was left out. */
export const skippedWords = (t: Translate, outcome: RuleOutcome): string =>
  outcome.skipped === null ? outcomeWords(t, outcome) : t('ruleSkips.line', { what: outcomeWords(t, outcome), why: t(`ruleSkips.${outcome.skipped}`) });

/** A rule that fired: what it did, and what it left out and why. */
export function firedWords(t: Translate, rule: string, outcomes: readonly RuleOutcome[]): string {
  const done = outcomes.filter(({ skipped }) => skipped === null).map((outcome) => outcomeWords(t, outcome)).join(', ');
  const left = outcomes.filter(({ skipped }) => skipped !== null).map((outcome) => skippedWords(t, outcome)).join(', ');
  if (left === '') return t('activity.ruleFired', { name: rule, done });
  return done === '' ? t('activity.ruleLeft', { name: rule, left }) : t('activity.ruleFiredInPart', { name: rule, done, left });
}

const PRIORITIES = ['None', 'Low', 'Medium', 'High', 'Urgent'] as const;
const priorityOf = (subject: string) => PRIORITIES.find((priority) => priority === subject) ?? 'None';
