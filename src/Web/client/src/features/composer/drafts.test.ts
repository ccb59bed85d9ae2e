import { describe, expect, it } from 'vitest';
import { memoryStorage } from '@/testing/samples';
import { createDrafts } from './drafts';

describe('drafts', () => {
  it('Draft_WhenThePageIsReloaded_IsThere', () => {
    const storage = memoryStorage();
    createDrafts(storage, 'alice').change('c1', { reply: 'Bonjour', mode: 'reply' });
    expect(createDrafts(storage, 'alice').of('c1').get()).toEqual({ mode: 'reply', reply: 'Bonjour', note: '', quoting: null });
  });

  it('ReplyAndNote_AreKeptApart', () => {
    const drafts = createDrafts(memoryStorage(), 'alice');
    drafts.change('c1', { reply: 'to the customer' });
    drafts.change('c1', { mode: 'note', note: 'to the team' });
    expect(drafts.of('c1').get()).toEqual({ mode: 'note', reply: 'to the customer', note: 'to the team', quoting: null });
  });

  it('Draft_OfAnotherConversationOrAgent_IsAnother', () => {
    const storage = memoryStorage();
    createDrafts(storage, 'alice').change('c1', { reply: 'mine' });
    expect(createDrafts(storage, 'alice').of('c2').get().reply).toBe('');
    expect(createDrafts(storage, 'bruno').of('c1').get().reply).toBe('');
  });

  it('Draft_WhenEmptied_LeavesNothingBehind', () => {
    const storage = memoryStorage();
    const drafts = createDrafts(storage, 'alice');
    drafts.change('c1', { reply: 'x' });
    drafts.change('c1', { reply: '' });
    expect(storage.size).toBe(0);
  });

  it('Draft_WrittenInAnotherTab_IsHereAtOnce_AndTheModeIsTheTabsOwn', () => {
    const storage = memoryStorage();
    const [here, there] = [createDrafts(storage, 'alice'), createDrafts(storage.tab(), 'alice')];
    const told: string[] = [];
    here.onChange((conversation) => told.push(conversation));
    here.change('c1', { reply: 'Hello' });
    there.of('c1');
    there.change('c1', { mode: 'note', reply: 'Hello again' });
    expect(here.of('c1').get()).toEqual({ mode: 'reply', reply: 'Hello again', note: '', quoting: null });
    there.change('c1', { reply: '' });
    expect(here.of('c1').get().reply).toBe('');
    expect(told).toEqual(['c1']);
  });

  it('Storage_WhenUnreadable_IsAnEmptyDraft', () => {
    const storage = memoryStorage();
    storage.setItem('parloir.draft.alice.c1', '{"reply":1}');
    expect(createDrafts(storage, 'alice').of('c1').get().reply).toBe('');
  });
});
