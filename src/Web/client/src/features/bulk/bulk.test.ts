import { describe, expect, it } from 'vitest';
import { conversation } from '@/testing/samples';
import { undoing } from './bulk';
import { noSelection, select, type Selection, type SelectionAction } from './selection';

const rows = ['a', 'b', 'c', 'd', 'e'];
const play = (...actions: SelectionAction[]): Selection => actions.reduce(select, noSelection);
const picked = (selection: Selection) => [...selection.ids].sort();
const extend = (to: string, from: string | null = null): SelectionAction => ({ type: 'extend', to, from, rows });

describe('the selection of a list', () => {
  it('Toggle_Twice_IsNoSelection', () => {
    expect(picked(play({ type: 'toggle', id: 'b' }, { type: 'toggle', id: 'd' }))).toEqual(['b', 'd']);
    expect(picked(play({ type: 'toggle', id: 'b' }, { type: 'toggle', id: 'b' }))).toEqual([]);
  });

  it('Extend_WhenTheHandComesBack_ShrinksAgainAndKeepsTheRest', () => {
    const wide = play({ type: 'toggle', id: 'a' }, { type: 'toggle', id: 'c' }, extend('e'));
    expect(picked(wide)).toEqual(['a', 'c', 'd', 'e']);
    expect(picked(select(wide, extend('d')))).toEqual(['a', 'c', 'd']);
    expect(picked(select(wide, extend('b')))).toEqual(['a', 'b', 'c']);
  });

  it('Extend_WithoutAnAnchor_StartsWhereTheFocusWas', () => {
    expect(picked(play(extend('c', 'b')))).toEqual(['b', 'c']);
  });

  it('Extend_WhenTheAnchorHasLeft_StartsAnew', () => {
    expect(picked(play({ type: 'toggle', id: 'gone' }, { type: 'keep', ids: [] }, extend('c')))).toEqual(['c']);
    expect(picked(select({ ids: new Set(), anchor: 'gone', range: new Set(), choosing: false }, extend('c')))).toEqual(['c']);
  });

  it('Choosing_LastsUntilItIsLeftOrSomethingWasDone', () => {
    const chosen = play({ type: 'choose' }, { type: 'toggle', id: 'b' }, { type: 'toggle', id: 'b' });
    expect([chosen.choosing, picked(chosen)]).toEqual([true, []]);
    expect(select(chosen, { type: 'keep', ids: [] }).choosing).toBe(false);
    expect(select(chosen, { type: 'clear' })).toBe(noSelection);
    expect(play({ type: 'toggle', id: 'b' }).choosing).toBe(false);
  });

  it('All_AndClear_AreWhatTheySay', () => {
    expect(picked(play({ type: 'all', rows }))).toEqual(rows);
    expect(play({ type: 'all', rows }, { type: 'clear' })).toBe(noSelection);
  });
});

describe('taking a bulk action back', () => {
  it('Resolve_IsTakenBack_ToTheStatusThatEachHad', () => {
    const before = [conversation('a'), conversation('b', { status: 'Pending' }), conversation('c'), conversation('d', { status: 'Snoozed', snoozedUntil: '2026-03-13T09:00:00Z' })];
    const undoes = { do: 'set_status', status: 'resolved' } as const;
    expect(undoing(undoes, before)).toEqual([
      { action: { do: 'set_status', status: 'open' }, undoes, conversations: ['a', 'c'] },
      { action: { do: 'set_status', status: 'pending' }, undoes, conversations: ['b'] },
      { action: { do: 'snooze', snoozing: { preset: 'Custom', until: '2026-03-13T09:00:00Z' } }, undoes, conversations: ['d'] },
    ]);
  });

  it('Assignment_IsTakenBack_WhereItChangedSomething', () => {
    const alice = { id: 'alice', name: 'Alice' };
    const before = [conversation('a', { assignee: alice }), conversation('b'), conversation('c', { assignee: { id: 'bruno', name: 'Bruno' } })];
    const undoes = { do: 'assign', agent: 'alice' } as const;
    expect(undoing(undoes, before)).toEqual([
      { action: { do: 'assign', agent: null }, undoes, conversations: ['b'] },
      { action: { do: 'assign', agent: 'bruno' }, undoes, conversations: ['c'] },
    ]);
  });

  it('Label_IsTakenOff_WhereItWasNot', () => {
    const before = [conversation('a', { labels: ['vip'] }), conversation('b')];
    const [add, remove] = [{ do: 'add_label', name: 'vip' } as const, { do: 'remove_label', name: 'vip' } as const];
    expect(undoing(add, before)).toEqual([{ action: remove, undoes: add, conversations: ['b'] }]);
    expect(undoing(remove, before)).toEqual([{ action: add, undoes: remove, conversations: ['a'] }]);
  });

  it('KeywordOrParticipant_IsTakenBack_WhereItChangedSomething', () => {
    const before = [conversation('a', { keywords: ['refund'], participants: [{ id: 'bruno', name: 'Bruno' }] }), conversation('b')];
    for (const [add, remove] of [
      [{ do: 'add_keyword', name: 'refund' } as const, { do: 'remove_keyword', name: 'refund' } as const],
      [{ do: 'add_participant', agent: 'bruno' } as const, { do: 'remove_participant', agent: 'bruno' } as const],
    ] as const) {
      expect(undoing(add, before)).toEqual([{ action: remove, undoes: add, conversations: ['b'] }]);
      expect(undoing(remove, before)).toEqual([{ action: add, undoes: remove, conversations: ['a'] }]);
    }
  });

  it.each([
    [{ do: 'set_priority', priority: 'High' } as const, { do: 'set_priority', priority: 'None' }],
    [{ do: 'assign_team', team: 'sales' } as const, { do: 'assign_team', team: null }],
    [{ do: 'set_department', department: 'hr' } as const, { do: 'set_department', department: null }],
  ])('Attribute_IsTakenBack %#', (action, back) => {
    expect(undoing(action, [conversation('a')])).toEqual([{ action: back, undoes: action, conversations: ['a'] }]);
  });
});
