import { expect, it } from 'vitest';
import type { AgentAvailability } from '@/contract';
import { nobodyKnown, withChanges } from './availability';

const is = (agent: string, status: AgentAvailability['status']): AgentAvailability => ({ agent, status, chosen: status });

it('Changes_TakeThePlaceOfWhatWasToldOfEach_AndLeaveTheOthers (RT-13)', () => {
  const known = withChanges(nobodyKnown, [is('alice', 'Online'), is('bruno', 'Offline')]);
  const later = withChanges(known, [is('bruno', 'Busy')]);
  expect([...later.values()]).toEqual([is('alice', 'Online'), is('bruno', 'Busy')]);
  expect(later.get('alice')).toBe(known.get('alice'));
  expect(withChanges(later, [])).toBe(later);
});
