import { describe, expect, it } from 'vitest';
import { defaultFilter } from '@/features/conversations/view-filter';
import { conditionOf, firstDay, fromDay, isWhole, lastDay, numbersIn, ruleAttributes, ruleOn, rulesOf, rulesOfFilter, toDay, type Rule, type TimeRule } from './rules';

const rules: readonly Rule[] = [
  { attribute: 'Label', values: ['vip', 'hot'], not: false },
  { attribute: 'Team', values: [''], not: true },
  { attribute: 'Number', values: ['12'], not: false },
  { attribute: 'ContactName', text: 'léa', not: true },
  { attribute: 'LastActivity', age: 'OlderThan', minutes: 2880 },
  { attribute: 'LastMessage', from: '2026-01-05T00:00:00Z', before: '2026-01-08T00:00:00Z' },
];

describe('a saved view', () => {
  it.each([true, false])('Rules_ComeBackFromTheirCondition, any %s', (any) => {
    expect(rulesOf(conditionOf(rules, any))).toEqual({ rules, any });
  });

  it('Rule_ThatSaysNothingYet_IsNoCondition', () => {
    expect(conditionOf([{ attribute: 'Label', values: [], not: false }, { attribute: 'AssigneeName', text: ' ', not: true }, { attribute: 'Created', age: 'NewerThan', minutes: 0 }], false))
      .toEqual({ is: 'all', conditions: [] });
  });

  it.each(ruleAttributes)('Rule_On %s_ComesBackFromItsCondition (S4-06)', (attribute) => {
    const begun = ruleOn(attribute);
    const rule: Rule = 'values' in begun ? { ...begun, values: ['1'] } : 'text' in begun ? { ...begun, text: 'x' } : begun;
    expect(rulesOf(conditionOf([rule], false))).toEqual({ rules: [rule], any: false });
  });

  it('Numbers_AreReadAsPeopleWriteThem', () => expect(numbersIn('#12, 040 and 12')).toEqual(['12', '40']));

  it('Condition_ThatTheEditorCannotShow_IsLeftAlone', () => {
    expect(rulesOf({ is: 'all', conditions: [{ is: 'any', conditions: [] }] })).toBeNull();
    expect(rulesOf({ is: 'has', attribute: 'Contact', values: ['c'] })).toBeNull();
    expect(rulesOf({ is: 'not', condition: { is: 'aged', attribute: 'Created', age: 'OlderThan', minutes: 5 } })).toBeNull();
    expect(rulesOf({ is: 'has', attribute: 'Status', values: ['Open'] })).toEqual({ rules: [{ attribute: 'Status', values: ['Open'], not: false }], any: false });
  });

  it('Period_HoldsItsLastDayAndWhatASummerTimeMakesOfIt', () => {
    const begun: TimeRule = { attribute: 'Created', from: null, before: null };
    const rule = toDay(fromDay(begun, '2026-03-28'), '2026-03-29');
    expect([rule.from, rule.before]).toEqual([new Date(2026, 2, 28).toISOString(), new Date(2026, 2, 30).toISOString()]);
    expect([firstDay(rule), lastDay(rule)]).toEqual(['2026-03-28', '2026-03-29']);
    expect(rulesOf(conditionOf([rule], false))).toEqual({ rules: [rule], any: false });
    expect(toDay(rule, '')).toEqual({ ...rule, before: null });
    expect([begun, fromDay(rule, '2026-03-30')].map(isWhole)).toEqual([false, false]);
  });

  it('Period_OfOtherHours_OpensAndStaysAsItWasWhereItIsNotChanged', () => {
    const condition = { is: 'at', attribute: 'Created', from: '2026-01-05T12:34:00Z', before: null } as const;
    const rule: TimeRule = { attribute: 'Created', from: condition.from, before: null };
    expect(rulesOf(condition)).toEqual({ rules: [rule], any: false });
    expect(conditionOf([rule], false)).toEqual({ is: 'all', conditions: [condition] });
    expect(toDay(rule, '2026-02-01').from).toBe(condition.from);
  });

  it('Filter_BecomesTheLinesOfANewView', () => {
    expect(rulesOfFilter({ ...defaultFilter, team: ['none', 'sales'], label: ['vip'] }, 'alice')).toEqual([
      { attribute: 'Assignee', values: ['alice'], not: false },
      { attribute: 'Status', values: ['Open'], not: false },
      { attribute: 'Team', values: ['', 'sales'], not: false },
      { attribute: 'Label', values: ['vip'], not: false },
    ]);
  });
});
