import { describe, expect, it } from 'vitest';
import type { Session } from '@/contract';
import { conversation } from '@/testing/samples';
import { sees } from './sight';

const camille = { id: 'camille', name: 'Camille' };
const agent = { ...camille, role: 'Agent', inboxes: ['sales'] } as unknown as Session['agent'];
const teams = [{ id: 'night', name: 'Night', members: ['camille'] }, { id: 'day', name: 'Day', members: ['bruno'] }];
const elsewhere = conversation('a', { inbox: 'support' });

describe('what an agent has before him', () => {
  it.each([
    ['his inbox', { inbox: 'sales' }, true],
    ['his own', { assignee: camille }, true],
    ['he takes part', { participants: [camille] }, true],
    ['his team', { team: 'night' }, true],
    ['another team', { team: 'day' }, false],
    ["somebody else's", { assignee: { id: 'bruno', name: 'Bruno' } }, false],
    ['nobody’s, elsewhere', {}, false],
  ])('ARestrictedAgent_%s', (_, change, seen) => expect(sees(agent, teams, { ...elsewhere, ...change })).toBe(seen));

  it('ATeamThatIsNotKnownYet_CountsForNothing', () => expect(sees(agent, null, { ...elsewhere, team: 'night' })).toBe(false));

  it.each([{ role: 'Administrator' }, { inboxes: null }])('WhoIsNotRestricted_SeesAll %o', (change) =>
    expect(sees({ ...agent, ...change } as Session['agent'], [], elsewhere)).toBe(true));
});
