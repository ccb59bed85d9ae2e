import { isRecord, readJson, writeJson, type SharedStorage } from '@/shared/state/storage';
import { createStore, type Store } from '@/shared/state/store';

export type ComposerMode = 'reply' | 'note';

/** What an agent has begun to write in one conversation. Nothing that others do ever changes it. */
export interface Draft {
  readonly mode: ComposerMode;
  readonly reply: string;
  readonly note: string;
  /** Sequence of the message that the reply answers. */
  readonly quoting: number | null;
}

export interface Drafts {
  readonly of: (conversation: string) => Store<Draft>;
  readonly change: (conversation: string, change: Partial<Draft>) => void;
  /** Told of every change that was made here. */
  readonly onChange: (listener: (conversation: string) => void) => void;
}

const emptyDraft: Draft = { mode: 'reply', reply: '', note: '', quoting: null };

/** Drafts of one agent in this browser: every tab shows what was last written in any of them. */
export function createDrafts(storage: SharedStorage, agent: string): Drafts {
  const stores = new Map<string, Store<Draft>>();
  const listeners: ((conversation: string) => void)[] = [];
  const prefix = `parloir.draft.${agent}.`;
  const key = (conversation: string) => prefix + conversation;

  const of = (conversation: string) => {
    let store = stores.get(conversation);
    if (!store) {
      store = createStore(readJson(storage, key(conversation), isDraft, emptyDraft));
      stores.set(conversation, store);
    }
    return store;
  };

  storage.onElsewhere((changed) => {
    if (!changed.startsWith(prefix)) return;
    // A tab keeps its mode: what is a note there must not become a reply under the hands of who writes here.
    stores.get(changed.slice(prefix.length))?.update(({ mode }) => ({ ...readJson(storage, changed, isDraft, emptyDraft), mode }));
  });

  return {
    of,
    change(conversation, change) {
      const store = of(conversation);
      store.update((draft) => ({ ...draft, ...change }));
      const draft = store.get();
      if (draft.reply === '' && draft.note === '' && draft.quoting === null) storage.removeItem(key(conversation));
      else writeJson(storage, key(conversation), draft);
      for (const listener of listeners) listener(conversation);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && (value['mode'] === 'reply' || value['mode'] === 'note') && typeof value['reply'] === 'string' && typeof value['note'] === 'string'
  && (value['quoting'] === null || typeof value['quoting'] === 'number');
