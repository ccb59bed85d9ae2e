import { describe, expect, it } from 'vitest';
import { actionKinds, actionOf, exampleOf, isWhole, moved, switched, triggerOf, triggers } from './automations';

describe('automation rules', () => {
  it.each(actionKinds)('NewAction_NamesNothingYet: %s', (kind) => {
    expect(actionOf(kind).do).toBe(kind);
    expect(isWhole(actionOf(kind))).toBe(kind === 'set_priority');
  });

  it.each(triggers)('NewTrigger_IsOfItsKind: %s', (on) => expect(triggerOf(on).on).toBe(on));

  it('Example_OfTheGuide_IsWhole', () => {
    const { actions, trigger } = exampleOf('Urgent', 'urgent', 'a1');
    expect(actions.every(isWhole)).toBe(true);
    expect(trigger).toEqual({ on: 'label_added', labels: ['urgent'] });
  });

  it('Switched_IsTheRuleAsItIsNow_AndWhatIsGoneStaysGone', () => {
    const rule = { ...exampleOf('Urgent', 'urgent', 'a1'), id: 'r1' };
    expect(switched([{ ...rule, name: 'Renamed' }], 'r1', false)).toEqual({ ...exampleOf('Renamed', 'urgent', 'a1'), enabled: false });
    expect(() => switched([rule], 'r2', true)).toThrow('not_found');
  });

  it('Moved_ByOnePlace_KeepsTheOthersInOrder', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 'a', -1)).toBeNull();
    expect(moved(['a', 'b'], 'b', 1)).toBeNull();
    expect(moved(['a'], 'x', 1)).toBeNull();
  });
});
