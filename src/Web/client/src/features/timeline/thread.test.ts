import { describe, expect, it } from 'vitest';
import { activity, inbound, minute, outbound } from '@/testing/samples';
import { eventCategories } from './event-category';
import { inboundAfter, isSameRow, threadRows, type ThreadRow } from './thread';

const kinds = (rows: ThreadRow[]) => rows.map((row) => row.kind);
const messages = (rows: ThreadRow[]) => rows.flatMap((row) => (row.kind === 'message' ? [row] : []));

describe('rows of a thread', () => {
  it('Rows_WhenADayBegins_HaveASeparator', () => {
    expect(kinds(threadRows([inbound(1), inbound(2), inbound(3, { occurredAt: minute(3 * 24 * 60) })], null))).toEqual(['day', 'message', 'message', 'day', 'message']);
  });

  it('Group_WhenAuthorOrTimeChanges_OpensAnew', () => {
    const rows = messages(threadRows([inbound(1), inbound(2), outbound(3), outbound(20)], null));
    expect(rows.map((row) => row.opensGroup)).toEqual([true, false, true, true]);
  });

  it('NewMark_StandsBeforeTheFirstUnseenMessageOfTheCustomer', () => {
    expect(kinds(threadRows([inbound(1), outbound(2), inbound(3), inbound(4)], 1))).toEqual(['day', 'message', 'message', 'new', 'message', 'message']);
    expect(kinds(threadRows([inbound(1), outbound(2)], 1))).not.toContain('new');
    expect(kinds(threadRows([inbound(1)], null))).not.toContain('new');
  });

  it('Reaction_WhenItsTargetIsLoaded_StandsThere', () => {
    const rows = threadRows([outbound(1), activity(2, { event: 'reaction', emoji: '👍', target: 1 }), activity(3, { event: 'reaction', emoji: '❤️', target: 1 })], null);
    expect(kinds(rows)).toEqual(['day', 'message']);
    expect(messages(rows)[0]?.message.reactions).toEqual([{ emoji: '❤️', own: false }]);
  });

  it('Reaction_WhenTakenBack_IsGone', () => {
    const rows = threadRows([outbound(1), activity(2, { event: 'reaction', emoji: '👍', target: 1 }), activity(3, { event: 'reaction', emoji: null, target: 1 })], null);
    expect(messages(rows)[0]?.message.reactions).toEqual([]);
  });

  it('Reaction_OfASecondAgent_TakesThePlaceOfTheFirst', () => {
    const by = (id: string) => ({ actor: { kind: 'agent', id, name: id } as const });
    const rows = threadRows([inbound(1), activity(2, { event: 'reaction', emoji: '👍', target: 1 }, by('alice')), activity(3, { event: 'reaction', emoji: '🙏', target: 1 }, by('bruno'))], null);
    expect(messages(rows)[0]?.message.reactions).toEqual([{ emoji: '🙏', own: true }]);
  });

  it('Reaction_OfOurs_IsAMessageThatStandsAtItsTarget_UnlessItFailed', () => {
    const reaction = outbound(2, { content: { type: 'reaction', target: 1, emoji: '🙏' } });
    const rows = threadRows([inbound(1), reaction], null);
    expect(kinds(rows)).toEqual(['day', 'message']);
    expect(messages(rows)[0]?.message.reactions).toEqual([{ emoji: '🙏', own: true }]);
    const failed = { ...reaction, delivery: { status: 'Failed', at: minute(2), error: null } } as const;
    expect(kinds(threadRows([inbound(1), failed], null))).toEqual(['day', 'message', 'message']);
  });

  it('Events_WhenTheirCategoryIsHidden_AreNotAmongTheMessages (S3-10)', () => {
    const items = [activity(1, { event: 'conversation_reopened' }), inbound(2), activity(3, { event: 'label_added', label: 'x' })];
    expect(kinds(threadRows(items, null, new Set(['classification'])))).toEqual(['day', 'activity', 'message']);
    expect(kinds(threadRows(items, null, new Set(eventCategories)))).toEqual(['day', 'message']);
  });

  it('Reaction_WhenItsTargetIsNotLoaded_IsALine', () => {
    expect(kinds(threadRows([activity(9, { event: 'reaction', emoji: '👍', target: 1 })], null))).toEqual(['day', 'activity']);
  });

  it('EditAndRevocation_MarkTheirMessage', () => {
    const content = { type: 'text', body: 'corrected' } as const;
    const [edited, revoked] = messages(threadRows([
      inbound(1), inbound(2), activity(3, { event: 'message_edited', content, target: 1 }), activity(4, { event: 'message_revoked', target: 2 }),
    ], null));
    expect(edited?.message).toMatchObject({ content, edited: true, revoked: false });
    expect(revoked?.message).toMatchObject({ edited: false, revoked: true });
  });

  it('Quote_WhenLoaded_IsTheMessageItself', () => {
    const rows = messages(threadRows([inbound(1), outbound(2, { inReplyTo: 1 }), outbound(3, { inReplyTo: 99 })], null));
    expect(rows.map((row) => row.message.quoted?.sequence)).toEqual([undefined, 1, 99]);
    expect(rows.map((row) => row.message.quoted?.message?.sequence)).toEqual([undefined, 1, undefined]);
  });

  it('Rows_WhenAnotherOneComes_AreTheSame_AndOnlyWhatChangedIsNot', () => {
    const items = [inbound(1), outbound(2, { inReplyTo: 1 }), activity(3, { event: 'window_closed' }), inbound(4)];
    const rows = threadRows(items, 3);
    const alike = (others: readonly ThreadRow[]) => rows.map((row, index) => others[index] !== undefined && isSameRow(row, others[index]));
    expect(kinds(rows)).toEqual(['day', 'message', 'message', 'activity', 'new', 'message']);
    expect(alike(threadRows([...items, inbound(5)], 3))).toEqual([true, true, true, true, true, true]);
    expect(alike(threadRows([...items, activity(5, { event: 'reaction', target: 4, emoji: '👍' })], 3))).toEqual([true, true, true, true, true, false]);
  });

  it('InboundAfter_NamesWhatAReplyHasNotSeen', () => {
    expect(inboundAfter([inbound(1), outbound(2), inbound(3), inbound(4)], 1).map((message) => message.sequence)).toEqual([3, 4]);
  });
});
