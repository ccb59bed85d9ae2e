import { describe, expect, it } from 'vitest';
import type { RuleOutcome } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';
import { firedWords } from './rule-words';

/** The key and what is put in. */
const t = ((key: string, values: Record<string, string> = {}) => `${key}(${Object.values(values).join('|')})`) as unknown as Translate;
const assigned: RuleOutcome = { action: 'AssignAgent', subject: 'a1', name: 'Bruno', skipped: null };
const gone: RuleOutcome = { action: 'AddLabel', subject: 'vip', name: '', skipped: 'UnknownLabel' };

describe('what a rule did (S2-44)', () => {
  it('Fired_WhenAllWasDone_SaysWhat', () => expect(firedWords(t, 'R', [assigned])).toBe('activity.ruleFired(R|ruleActions.AssignAgent(Bruno))'));
  it('Fired_WhenNothingWasDone_SaysWhy', () =>
    expect(firedWords(t, 'R', [gone])).toBe('activity.ruleLeft(R|ruleSkips.line(ruleActions.AddLabel(vip)|ruleSkips.UnknownLabel()))'));
  it('Fired_WhenSomeWasLeftOut_SaysBoth', () => {
    const words = firedWords(t, 'R', [assigned, gone]);
    expect(words).toContain('activity.ruleFiredInPart');
    expect(words).toContain('ruleActions.AssignAgent(Bruno)');
    expect(words).toContain('ruleSkips.UnknownLabel');
  });
  it('Priority_IsNamedInWords', () =>
    expect(firedWords(t, 'R', [{ action: 'SetPriority', subject: 'Urgent', name: '', skipped: null }])).toContain('priority.Urgent'));
});
