import type { Tray } from '@/features/attachments/tray';
import { createStore, type Store } from '@/shared/state/store';
import type { Drafts } from './drafts';

/** Replies that were sent while their files were still on their way: each goes as soon as they are here, wherever the agent looks meanwhile. */
export interface PendingSends {
  /** Conversations whose reply waits. */
  readonly store: Store<ReadonlySet<string>>;
  readonly wait: (conversation: string, ending: Ending) => void;
  /** It is a draft again; so it is when the draft or its files are changed meanwhile. */
  readonly holdBack: (conversation: string) => void;
}

interface Ending {
  /** Sends the draft with its files. */
  readonly send: () => void;
  /** A file could not be uploaded: the reply stays a draft. */
  readonly failed: () => void;
}

export function createPendingSends(drafts: Drafts, tray: Tray): PendingSends {
  const store = createStore<ReadonlySet<string>>(new Set());
  const ends = new Map<string, () => void>();

  const holdBack = (conversation: string) => {
    ends.get(conversation)?.();
    ends.delete(conversation);
    store.update((waiting) => new Set([...waiting].filter((other) => other !== conversation)));
  };

  return {
    store,
    holdBack,
    wait(conversation, { send, failed }) {
      if (ends.has(conversation)) return;
      const draft = drafts.of(conversation);
      const files = tray.of(conversation);
      const { reply, quoting } = draft.get();
      const chosen = files.get().map(({ id }) => id).join(' ');

      const stopDraft = draft.subscribe(() => {
        const now = draft.get();
        if (now.reply !== reply || now.quoting !== quoting) holdBack(conversation);
      });
      const stopFiles = files.subscribe(() => {
        const now = files.get();
        const refused = now.some(({ state }) => state.kind === 'refused');
        if (refused || now.map(({ id }) => id).join(' ') !== chosen) {
          holdBack(conversation);
          if (refused) failed();
        } else if (now.every(({ state }) => state.kind === 'ready')) {
          holdBack(conversation);
          send();
        }
      });
      ends.set(conversation, () => {
        stopDraft();
        stopFiles();
      });
      store.update((waiting) => new Set(waiting).add(conversation));
    },
  };
}
