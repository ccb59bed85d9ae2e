import { describe, expect, it } from 'vitest';
import { defaultFilter } from '@/features/conversations/view-filter';
import { conditionOf, rulesOf, rulesOfFilter, type Rule } from './saved-views';

const rules: readonly Rule[] = [{ attribute: 'Label', values: ['vip', 'hot'], not: false }, { attribute: 'Team', values: [''], not: true }];

describe('a saved view', () => {
  it.each([true, false])('Rules_ComeBackFromTheirCondition, any %s', (any) => {
    expect(rulesOf(conditionOf(rules, any))).toEqual({ rules, any });
  });

  it('Rule_WithoutValues_IsNoCondition', () => {
    expect(conditionOf([{ attribute: 'Label', values: [], not: false }], false)).toEqual({ is: 'all', conditions: [] });
  });

  it('Condition_ThatTheEditorCannotShow_IsLeftAlone', () => {
    expect(rulesOf({ is: 'all', conditions: [{ is: 'any', conditions: [] }] })).toBeNull();
    expect(rulesOf({ is: 'contains', attribute: 'ContactName', text: 'x' })).toBeNull();
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
