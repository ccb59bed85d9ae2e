import { describe, expect, it } from 'vitest';
import { predicted } from '@/features/commands/predictions';
import { conversation } from '@/testing/samples';
import { steadyOrder } from './steady-order';
import { defaultFilter, filterQuery, MAX_VALUES, readFilter, toggled, viewKey, type ViewFilter } from './view-filter';

describe('the filter of a list', () => {
  it.each<[ViewFilter, string, string]>([
    [defaultFilter, 'tab=mine&status=open', ''],
    [{ ...defaultFilter, tab: 'all', status: [] }, 'tab=all', '?tab=all&status=any'],
    [{ ...defaultFilter, tab: 'teams', status: ['AiReply'], team: ['none'], sort: 'waiting' }, 'tab=teams&status=aireply&team=none&sort=waiting', '?tab=teams&status=aireply&team=none&sort=waiting'],
    [{ ...defaultFilter, channel: ['WhatsApp'], inbox: ['support'], participant: ['bob'] }, 'tab=mine&status=open&channel=WhatsApp&inbox=support&participant=bob', '?channel=WhatsApp&inbox=support&participant=bob'],
    [{ ...defaultFilter, tab: 'unassigned', status: ['Pending'], label: ['Prospect chaud & co'] }, 'tab=unassigned&status=pending&label=Prospect+chaud+%26+co', '?tab=unassigned&status=pending&label=Prospect+chaud+%26+co'],
    [{ ...defaultFilter, tab: 'all', status: ['Open', 'Pending'], label: ['hot', 'vip'] }, 'tab=all&status=open%2Cpending&label=hot%2Cvip', '?tab=all&status=open%2Cpending&label=hot%2Cvip'],
  ])('Filter_HasOneKey_AndComesBackFromTheAddress %#', (filter, key, address) => {
    expect(viewKey(filter)).toBe(key);
    expect(filterQuery(filter)).toBe(address);
    expect(readFilter(address)).toEqual(filter);
  });

  it('Address_WhenItMakesNoSense_IsTheDefault', () => {
    expect(readFilter('?tab=theirs&status=lost&label=&sort=size')).toEqual(defaultFilter);
  });

  it('Address_WithValuesInAnyOrder_IsOneFilter_OfNoMoreThanTheServerTakes', () => {
    expect(readFilter('?status=pending,lost,open&label=vip,,hot,vip')).toEqual({ ...defaultFilter, status: ['Open', 'Pending'], label: ['hot', 'vip'] });
    expect(readFilter(`?label=${Array.from({ length: MAX_VALUES + 1 }, (_, index) => `l${index}`).join(',')}`).label).toHaveLength(MAX_VALUES);
  });

  it('Value_IsTickedAndUnticked_InOneOrder', () => {
    expect(toggled(toggled(toggled([], 'b'), 'c'), 'a')).toEqual(['a', 'b', 'c']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

describe('the order under the hand', () => {
  const [a, c, d] = [conversation('a'), conversation('c'), conversation('d')];

  it('Rows_WhileHeld_KeepTheirPlaceAndTakeNewContent', () => {
    const fresh = conversation('b', { sequence: 2 });
    expect(steadyOrder([d, fresh, a, c], ['a', 'b', 'c'])).toEqual([a, fresh, c]);
  });

  it('Rows_WhileHeld_MayLeaveAndGrowAtTheEnd', () => {
    expect(steadyOrder([a, c, d], ['a', 'b', 'c'])).toEqual([a, c, d]);
  });

  it('Rows_WhenSettled_AreTheList', () => {
    const items = [c, a];
    expect(steadyOrder(items, null)).toBe(items);
  });
});

describe('what a command will most likely do', () => {
  it('Claim_IsNeverPredicted', () => {
    const head = conversation('a');
    expect(predicted(head, [{ conversation: 'a', command: { kind: 'claim', agent: 'alice' } }])).toBe(head);
  });

  it('Commands_OfThisConversation_AreShownInOrder', () => {
    const shown = predicted(conversation('a', { labels: ['x'] }), [
      { conversation: 'a', command: { kind: 'add_label', label: 'y' } },
      { conversation: 'b', command: { kind: 'resolve' } },
      { conversation: 'a', command: { kind: 'remove_label', label: 'x' } },
      { conversation: 'a', command: { kind: 'assign', agent: { id: 'alice', name: 'Alice' } } },
    ]);
    expect(shown).toMatchObject({ status: 'Open', labels: ['y'], assignee: { name: 'Alice' } });
  });
});
