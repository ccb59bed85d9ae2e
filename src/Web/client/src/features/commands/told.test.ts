import { describe, expect, it } from 'vitest';
import { undoing } from '@/features/bulk/bulk';
import type { Translate } from '@/shared/i18n/use-words';
import { conversation } from '@/testing/samples';
import type { Command } from './command';
import { told, type Told } from './told';

/** The key and what is put in. */
const t = ((key: string, values: Record<string, string> = {}) => `${key}(${Object.values(values).join('|')})`) as unknown as Translate;
const names: Readonly<Record<string, string>> = { sales: 'Sales', hr: 'HR', vip: 'VIP', bruno: 'Bruno', refund: 'Refund' };
const before = conversation('a', { assignee: { id: 'alice', name: 'Alice' }, labels: ['old'], keywords: ['old'], participants: [{ id: 'dora', name: 'Dora' }], team: 'support', priority: 'Low' });
const tell = (command: Command) => told(t, command, before, (_, id) => names[id] ?? id);

const backOf = (done: Told, view: typeof before) => done.actions.flatMap((action) => undoing(action, [view]));

describe('what was done, and how it is taken back', () => {
  it.each<[Command, string, object]>([
    [{ kind: 'assign', agent: { id: 'bruno', name: 'Bruno' } }, 'actions.assignedNow(Camille|Bruno)', { do: 'assign', agent: 'alice' }],
    [{ kind: 'assign', agent: null }, 'actions.unassignedNow(Camille)', { do: 'assign', agent: 'alice' }],
    [{ kind: 'assign_team', team: 'sales' }, 'actions.teamNow(Camille|Sales)', { do: 'assign_team', team: 'support' }],
    [{ kind: 'assign_team', team: null }, 'actions.teamRemoved(Camille)', { do: 'assign_team', team: 'support' }],
    [{ kind: 'department', department: 'hr' }, 'actions.departmentNow(Camille|HR)', { do: 'set_department', department: null }],
    [{ kind: 'priority', priority: 'High' }, 'actions.priorityNow(Camille|priority.High())', { do: 'set_priority', priority: 'Low' }],
    [{ kind: 'priority', priority: 'None' }, 'actions.priorityRemoved(Camille)', { do: 'set_priority', priority: 'Low' }],
    [{ kind: 'add_label', label: 'vip' }, 'actions.labelled(Camille|VIP)', { do: 'remove_label', name: 'vip' }],
    [{ kind: 'remove_label', label: 'old' }, 'actions.unlabelled(Camille|old)', { do: 'add_label', name: 'old' }],
    [{ kind: 'add_keyword', keyword: 'refund' }, 'actions.keywordAdded(Camille|Refund)', { do: 'remove_keyword', name: 'refund' }],
    [{ kind: 'remove_keyword', keyword: 'old' }, 'actions.keywordRemoved(Camille|old)', { do: 'add_keyword', name: 'old' }],
    [{ kind: 'add_participant', agent: { id: 'bruno', name: 'Bruno' } }, 'actions.participantAdded(Camille|Bruno)', { do: 'remove_participant', agent: 'bruno' }],
    [{ kind: 'remove_participant', agent: { id: 'dora', name: 'Dora' } }, 'actions.participantRemoved(Camille|Dora)', { do: 'add_participant', agent: 'dora' }],
    [{ kind: 'transfer', transfer: { clientMessageId: 'k', agent: 'bruno', team: null, note: 'Please' } }, 'actions.assignedNow(Camille|Bruno)', { do: 'assign', agent: 'alice' }],
    [{ kind: 'resolve' }, 'actions.resolvedNow(Camille)', { do: 'set_status', status: 'open' }],
    [{ kind: 'pending' }, 'actions.pendingNow(Camille)', { do: 'set_status', status: 'open' }],
    [{ kind: 'hand_to_ai' }, 'actions.handedToAi(Camille)', { do: 'set_status', status: 'open' }],
  ])('%o_IsTold_WithTheWayBack', (command, said, back) => {
    const done = tell(command);
    expect(done.said).toBe(said);
    expect(backOf(done, before)).toEqual([{ action: back, undoes: done.actions[0], conversations: ['a'] }]);
  });

  it('Claim_IsTakenBack_ToNobody', () => {
    const unassigned = conversation('a');
    const done = told(t, { kind: 'claim', agent: 'bruno' }, unassigned, (_, id) => id);
    expect(done.said).toBe('actions.claimedNow(Camille)');
    expect(backOf(done, unassigned).map(({ action }) => action)).toEqual([{ do: 'assign', agent: null }]);
  });

  it('Transfer_ToATeam_IsTakenBack_WithTheAgentItHad', () => {
    const done = tell({ kind: 'transfer', transfer: { clientMessageId: 'k', agent: null, team: 'sales', note: null } });
    expect(done.said).toBe('actions.teamNow(Camille|Sales)');
    expect(backOf(done, before)).toEqual([
      { action: { do: 'assign', agent: 'alice' }, undoes: { do: 'assign', agent: null }, conversations: ['a'] },
      { action: { do: 'assign_team', team: 'support' }, undoes: { do: 'assign_team', team: 'sales' }, conversations: ['a'] },
    ]);
  });

  it('TakeOver_IsTakenBack_ToTheAiAgent', () => {
    const replying = conversation('a', { status: 'AiReply' });
    const done = told(t, { kind: 'take_over' }, replying, (_, id) => id);
    expect(done.said).toBe('actions.takenOver(Camille)');
    expect(backOf(done, replying)).toEqual([{ action: { do: 'set_status', status: 'aireply' }, undoes: { do: 'set_status', status: 'open' }, conversations: ['a'] }]);
  });
});
