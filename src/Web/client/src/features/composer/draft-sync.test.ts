import { describe, expect, it } from 'vitest';
import type { DraftRequest, DraftsView } from '@/contract';
import { Problem } from '@/shared/http/problem';
import type { SharedStorage } from '@/shared/state/storage';
import { memoryStorage } from '@/testing/samples';
import { createDraftSync } from './draft-sync';
import { createDrafts } from './drafts';

const kept = (text: string, clientMessageId = 'id-elsewhere'): DraftsView => ({
  reply: { mode: 'Reply', clientMessageId, text, inReplyTo: 7, attachments: [], mentions: [], savedAt: '2026-03-12T09:00:00Z' }, note: null,
});
const nothing: DraftsView = { reply: null, note: null };

function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((then) => {
    resolve = then;
  });
  return { promise, resolve };
}

function stage(at: () => DraftsView | Promise<DraftsView> = () => nothing, refuse: () => Problem | null = () => null, storage: SharedStorage = memoryStorage()) {
  const drafts = createDrafts(storage, 'alice');
  const saved: (DraftRequest | string)[] = [];
  const due: (() => void)[] = [];
  let ids = 0;
  const sync = createDraftSync(drafts, {
    storage,
    storageKey: 'sync',
    read: () => Promise.resolve(at()),
    save: (_, draft) => {
      saved.push(draft);
      const problem = refuse();
      return problem ? Promise.reject(problem) : Promise.resolve();
    },
    discard: (_, mode) => Promise.resolve(saved.push(`discard ${mode}`)),
    isOnItsWay: (id) => id === 'id-on-its-way',
    wait: (_, then) => due.push(then),
    newId: () => `id-${++ids}`,
  });
  const pause = async () => {
    for (const then of due.splice(0)) then();
    await Promise.resolve();
    await Promise.resolve();
  };
  const write = async (change: Parameters<typeof drafts.change>[1]) => {
    drafts.change('c', change);
    await pause();
  };
  return { drafts, sync, saved, pause, write, text: () => drafts.of('c').get().reply };
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

  it('Quote_ThatIsChosenOrTakenAwayAfterTheTextWasSaved_IsSavedToo', async () => {
    const { saved, write } = stage();
    for (const change of [{ reply: 'Hello' }, { quoting: 7 }, { quoting: null }, { quoting: null }]) await write(change);
    expect(saved).toEqual([null, 7, null].map((inReplyTo) => ({ mode: 'Reply', clientMessageId: 'id-1', text: 'Hello', inReplyTo })));
  });

  it('Quote_OfANoteOrWithoutText_IsNotSaved', async () => {
    const { saved, write } = stage();
    for (const change of [{ quoting: 7 }, { note: 'Ours' }, { quoting: 8 }]) await write(change);
    expect(saved).toEqual([{ mode: 'Note', clientMessageId: 'id-1', text: 'Ours', inReplyTo: null }]);
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

  it('Draft_WrittenElsewhereSince_IsHereWhenTheConversationIsLookedAtAgain', async () => {
    let there = kept('first');
    const { sync, text, saved, pause } = stage(() => there);
    await sync.open('c');
    there = kept('first and second');
    await sync.open('c');
    await pause();
    expect(text()).toBe('first and second');
    expect(saved).toEqual([]);
  });

  it('Draft_SavedHereWhileItWasRead_IsNotTakenBackToWhatWasRead', async () => {
    const answer = later<DraftsView>();
    const { sync, text, write } = stage(() => answer.promise);
    await write({ reply: 'He' });
    const opened = sync.open('c');
    await write({ reply: 'Hello' });
    answer.resolve(kept('He', 'id-1'));
    await opened;
    expect(text()).toBe('Hello');
  });

  it('Draft_SentHereWhileItWasRead_DoesNotComeBack', async () => {
    const answer = later<DraftsView>();
    const { drafts, sync, text, write } = stage(() => answer.promise);
    await write({ reply: 'Hello' });
    const opened = sync.open('c');
    sync.takeId('c', 'reply');
    drafts.change('c', { reply: '' });
    answer.resolve(kept('Hello', 'id-1'));
    await opened;
    expect(text()).toBe('');
  });

  it('Draft_SentElsewhere_IsGoneHereToo', async () => {
    let there = kept('soon sent');
    const { sync, text } = stage(() => there);
    await sync.open('c');
    there = nothing;
    await sync.open('c');
    expect(text()).toBe('');
  });

  it.each([0, 429, 500, 503])('Draft_ThatTheServerDidNotTake (%i)_StaysHere_AndIsSavedAgain_UnderTheSameId', async (status) => {
    let problem: Problem | null = new Problem(status, 'unavailable');
    const { drafts, sync, saved, text, pause } = stage(undefined, () => problem);
    drafts.change('c', { reply: 'Hello' });
    await pause();
    await sync.open('c');
    expect(text()).toBe('Hello');
    problem = null;
    await pause();
    expect(saved.length).toBeGreaterThan(1);
    expect(saved.at(-1)).toEqual({ mode: 'Reply', clientMessageId: 'id-1', text: 'Hello', inReplyTo: null });
    expect(sync.takeId('c', 'reply')).toBe('id-1');
  });

  it('Draft_ThatIsEmptiedAfterASaveWithoutAnAnswer_IsDiscardedThereToo', async () => {
    let problem: Problem | null = new Problem(0, 'unavailable');
    const { drafts, sync, saved, text, pause } = stage(() => kept('Hello', 'id-1'), () => problem);
    drafts.change('c', { reply: 'Hello' });
    await pause();
    problem = null;
    drafts.change('c', { reply: '' });
    await sync.open('c');
    await pause();
    expect([text(), saved.at(-1)]).toEqual(['', 'discard reply']);
  });

  it('Draft_SentWhileItIsSaved_IsNotTakenForTheNextOne', async () => {
    const { drafts, sync, pause } = stage();
    drafts.change('c', { reply: 'Hello' });
    const saving = pause();
    expect(sync.takeId('c', 'reply')).toBe('id-1');
    drafts.change('c', { reply: '' });
    await saving;
    expect(sync.takeId('c', 'reply')).toBe('id-2');
  });

  it('Draft_GoneOnFromInAnotherTab_IsTheSameMessage_AndSavedOnce', async () => {
    const storage = memoryStorage();
    const [here, there] = [stage(undefined, undefined, storage), stage(undefined, undefined, storage.tab())];
    here.drafts.change('c', { reply: 'Hello' });
    await here.pause();
    there.drafts.change('c', { reply: `${there.text()} again` });
    await there.pause();
    await here.pause();
    expect(here.text()).toBe('Hello again');
    expect([here.saved.length, there.saved]).toEqual([1, [{ mode: 'Reply', clientMessageId: 'id-1', text: 'Hello again', inReplyTo: null }]]);
    expect(there.sync.takeId('c', 'reply')).toBe('id-1');
    there.drafts.change('c', { reply: '' });
    await here.pause();
    expect([here.text(), here.saved.length]).toEqual(['', 1]);
  });

  it('Draft_ThatIsOnItsWay_IsNotWrittenAgain', async () => {
    const { sync, text } = stage(() => kept('Hello', 'id-on-its-way'));
    await sync.open('c');
    expect(text()).toBe('');
  });

  it('Draft_ThatWentFromAnotherDesk_IsNoneHere_UnlessSomethingWasWrittenSince', async () => {
    const { drafts, sync, saved, text, pause } = stage(() => kept('Hello'));
    await sync.open('c');
    sync.arrived('c', new Set(['another']));
    expect(text()).toBe('Hello');
    sync.arrived('c', new Set(['id-elsewhere']));
    expect(text()).toBe('');
    await sync.open('c');
    drafts.change('c', { reply: 'Hello you' });
    sync.arrived('c', new Set(['id-elsewhere']));
    expect(text()).toBe('Hello you');
    await pause();
    expect(saved.at(-1)).toMatchObject({ clientMessageId: 'id-1', text: 'Hello you' });
  });

  it('Id_WhenTheMessageWasSentMeanwhile_IsNotUsedAgain', async () => {
    const { drafts, sync, pause } = stage(undefined, () => new Problem(409, 'client_message_id_taken'));
    drafts.change('c', { reply: 'late' });
    await pause();
    expect(sync.takeId('c', 'reply')).not.toBe('id-1');
  });
});
