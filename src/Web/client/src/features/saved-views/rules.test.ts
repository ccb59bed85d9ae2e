import { describe, expect, it } from 'vitest';
import { defaultFilter } from '@/features/conversations/view-filter';
import { conditionOf, numbersIn, ruleAttributes, ruleOn, rulesOf, rulesOfFilter, type Rule } from './rules';

const rules: readonly Rule[] = [
  { attribute: 'Label', values: ['vip', 'hot'], not: false },
  { attribute: 'Team', values: [''], not: true },
  { attribute: 'Number', values: ['12'], not: false },
  { attribute: 'ContactName', text: 'léa', not: true },
  { attribute: 'LastActivity', age: 'OlderThan', minutes: 2880 },
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
    expect(rulesOf({ is: 'at', attribute: 'Created', from: '2026-01-05T12:00:00Z', before: null })).toBeNull();
    expect(rulesOf({ is: 'not', condition: { is: 'aged', attribute: 'Created', age: 'OlderThan', minutes: 5 } })).toBeNull();
    expect(rulesOf({ is: 'has', attribute: 'Status', values: ['Open'] })).toEqual({ rules: [{ attribute: 'Status', values: ['Open'], not: false }], any: false });
  });

  it('Filter_BecomesTheLinesOfANewView', () => {
    expect(rulesOfFilter({ ...defaultFilter, team: 'none', label: 'vip' }, 'alice')).toEqual([
      { attribute: 'Assignee', values: ['alice'], not: false },
      { attribute: 'Status', values: ['Open'], not: false },
      { attribute: 'Team', values: [''], not: false },
      { attribute: 'Label', values: ['vip'], not: false },
    ]);
  });
});
