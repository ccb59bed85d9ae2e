import { describe, expect, it } from 'vitest';
import type { DraftRequest, DraftsView } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { memoryStorage } from '@/testing/samples';
import { createDraftSync } from './draft-sync';
import { createDrafts } from './drafts';

const kept = (text: string, clientMessageId = 'id-elsewhere'): DraftsView => ({
  reply: { mode: 'Reply', clientMessageId, text, inReplyTo: 7, attachments: [], mentions: [], savedAt: '2026-03-12T09:00:00Z' }, note: null,
});
const nothing: DraftsView = { reply: null, note: null };

function stage(at: () => DraftsView = () => nothing, refuse: () => Problem | null = () => null) {
  const drafts = createDrafts(memoryStorage(), 'alice');
  const saved: (DraftRequest | string)[] = [];
  const due: (() => void)[] = [];
  let ids = 0;
  const sync = createDraftSync(drafts, {
    storage: memoryStorage(),
    storageKey: 'sync',
    read: () => Promise.resolve(at()),
    save: (_, draft) => {
      saved.push(draft);
      const problem = refuse();
      return problem ? Promise.reject(problem) : Promise.resolve();
    },
    discard: (_, mode) => Promise.resolve(saved.push(`discard ${mode}`)),
    wait: (_, then) => due.push(then),
    newId: () => `id-${++ids}`,
  });
  const pause = async () => {
    for (const then of due.splice(0)) then();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { drafts, sync, saved, pause, text: () => drafts.of('c').get().reply };
}

describe('drafts on the server', () => {
  it('Draft_WhileItIsTyped_IsSavedOnceInAPause_UnderTheIdOfTheMessage', async () => {
    const { drafts, sync, saved, pause } = stage();
    drafts.change('c', { reply: 'He' });
    drafts.change('c', { reply: 'Hello' });
    await pause();
    expect(saved).toEqual([{ mode: 'Reply', clientMessageId: 'id-1', text: 'Hello', inReplyTo: null }]);
    expect(sync.takeId('c', 'reply')).toBe('id-1');
  });

  it('Id_WhenTwoMessagesAreWrittenInOneBreath_IsAnotherForEach', async () => {
    const { drafts, sync, saved, pause } = stage();
    drafts.change('c', { reply: 'Hello' });
    await pause();
    const first = sync.takeId('c', 'reply');
    drafts.change('c', { reply: '' });
    drafts.change('c', { reply: 'ok' });
    const second = sync.takeId('c', 'reply');
    expect(first).toBe('id-1');
    expect(second).not.toBe(first);
    drafts.change('c', { reply: '' });
    await pause();
    expect(saved.slice(1)).toEqual(['discard reply']);
  });

  it('Draft_WhenEmptied_IsDiscarded_AndTheNextHasAnotherId', async () => {
    const { drafts, saved, pause } = stage();
    drafts.change('c', { reply: 'Hello' });
    await pause();
    drafts.change('c', { reply: '' });
    await pause();
    drafts.change('c', { reply: 'Again' });
    await pause();
    expect(saved.slice(1)).toEqual(['discard reply', { mode: 'Reply', clientMessageId: 'id-2', text: 'Again', inReplyTo: null }]);
  });

  it('Draft_WrittenElsewhere_IsHereWhenTheConversationIsOpened', async () => {
    const { sync, text, drafts, saved, pause } = stage(() => kept('from the other desk'));
    await sync.open('c');
    await pause();
    expect(text()).toBe('from the other desk');
    expect(drafts.of('c').get().quoting).toBe(7);
    expect(saved).toEqual([]);
    expect(sync.takeId('c', 'reply')).toBe('id-elsewhere');
  });

  it('Draft_WrittenHereSince_IsNeverOverwritten', async () => {
    const { drafts, sync, text, saved, pause } = stage(() => kept('older'));
    drafts.change('c', { reply: 'newer' });
    await sync.open('c');
    await pause();
    expect(text()).toBe('newer');
    expect(saved).toHaveLength(1);
  });

  it('Draft_SentElsewhere_IsGoneHereToo', async () => {
    let there = kept('soon sent');
    const { sync, text } = stage(() => there);
    await sync.open('c');
    there = nothing;
    await sync.open('c');
    expect(text()).toBe('');
  });

  it('Id_WhenTheMessageWasSentMeanwhile_IsNotUsedAgain', async () => {
    const { drafts, sync, pause } = stage(undefined, () => new Problem(409, 'client_message_id_taken'));
    drafts.change('c', { reply: 'late' });
    await pause();
    expect(sync.takeId('c', 'reply')).not.toBe('id-1');
  });
});
