import { describe, expect, it } from 'vitest';
import { undoing } from '@/features/bulk/bulk';
import type { Translate } from '@/shared/i18n/use-words';
import { conversation } from '@/testing/samples';
import type { Command } from './command';
import { told } from './told';

/** The key and what is put in. */
const t = ((key: string, values: Record<string, string> = {}) => `${key}(${Object.values(values).join('|')})`) as unknown as Translate;
const names: Readonly<Record<string, string>> = { sales: 'Sales', hr: 'HR', vip: 'VIP' };
const before = conversation('a', { assignee: { id: 'alice', name: 'Alice' }, labels: ['old'], team: 'support', priority: 'Low' });
const tell = (command: Command) => told(t, command, before, (_, id) => names[id] ?? id);

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
    [{ kind: 'resolve' }, 'actions.resolvedNow(Camille)', { do: 'set_status', status: 'open' }],
    [{ kind: 'pending' }, 'actions.pendingNow(Camille)', { do: 'set_status', status: 'open' }],
    [{ kind: 'hand_to_ai' }, 'actions.handedToAi(Camille)', { do: 'set_status', status: 'open' }],
  ])('%o_IsTold_WithTheWayBack', (command, said, back) => {
    const done = tell(command);
    expect(done?.said).toBe(said);
    expect(done && undoing(done.action, [before])).toEqual([{ action: back, undoes: done?.action, conversations: ['a'] }]);
  });

  it('Participant_IsNotTold_TheListIsOpen', () => {
    expect(tell({ kind: 'add_participant', agent: { id: 'bruno', name: 'Bruno' } })).toBeNull();
  });
});
