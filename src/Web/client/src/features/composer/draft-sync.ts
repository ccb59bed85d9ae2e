import type { DraftRequest, DraftsView } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { isRecord, readJson, writeJson, type SharedStorage } from '@/shared/state/storage';
import type { ComposerMode, Draft, Drafts } from './drafts';

/** Keeps an agent's drafts on the server too, so that they are on the next desk where he sits down. */
export interface DraftSync {
  /** The conversation is on screen, or is looked at again: takes what was written elsewhere, unless something was written here since. */
  readonly open: (conversation: string) => Promise<void>;
  /** The id under which the draft is sent now: by it the server knows that it is one no more. The next has another. */
  readonly takeId: (conversation: string, mode: ComposerMode) => string;
  /** What the conversation has: a draft that went from another desk is none here either, unless something was written since. */
  readonly arrived: (conversation: string, clientMessageIds: ReadonlySet<string>) => void;
}

export interface DraftSyncSeams {
  readonly storage: SharedStorage;
  readonly storageKey: string;
  readonly read: (conversation: string) => Promise<DraftsView>;
  readonly save: (conversation: string, draft: DraftRequest) => Promise<unknown>;
  readonly discard: (conversation: string, mode: ComposerMode) => Promise<unknown>;
  /** Whether it is on its way from here: it is no draft, though the server may not know that yet. */
  readonly isOnItsWay: (clientMessageId: string) => boolean;
  wait(milliseconds: number, then: () => void): void;
  readonly newId: () => string;
}

/** What of a draft the server has confirmed. */
interface Kept {
  readonly id: string;
  /** Null: its id is chosen, and what is at the server is not known, since an answer may be lost. */
  readonly text: string | null;
  /** What a reply quotes; absent where it was kept before that was known. */
  readonly quoting?: number | null;
}

const PAUSE = 800;
/** After a save that failed. */
const REST = 5_000;
const MODES = ['reply', 'note'] as const;

export function createDraftSync(drafts: Drafts, seams: DraftSyncSeams): DraftSync {
  const readKept = () => new Map(Object.entries(readJson(seams.storage, seams.storageKey, areKept, {})));
  let kept = readKept();
  const scheduled = new Set<string>();
  let taking = false;
  const key = (conversation: string, mode: ComposerMode) => `${mode} ${conversation}`;

  const remember = (conversation: string, mode: ComposerMode, value: Kept | null) => {
    if (value === null) kept.delete(key(conversation, mode));
    else kept.set(key(conversation, mode), value);
    writeJson(seams.storage, seams.storageKey, Object.fromEntries(kept));
  };

  /** Whether the server has what is written here. */
  const isKept = (conversation: string, mode: ComposerMode) => {
    const draft = drafts.of(conversation).get();
    const known: Omit<Kept, 'id'> = kept.get(key(conversation, mode)) ?? { text: '' };
    return draft[mode] === known.text && (draft[mode] === '' || quotedIn(draft, mode) === (known.quoting ?? null));
  };

  const push = async (conversation: string, mode: ComposerMode) => {
    scheduled.delete(key(conversation, mode));
    const known = kept.get(key(conversation, mode));
    const draft = drafts.of(conversation).get();
    const text = draft[mode];
    const quoting = quotedIn(draft, mode);
    if (isKept(conversation, mode)) return;
    try {
      const id = known?.id ?? seams.newId();
      if (!known) remember(conversation, mode, { id, text: null });
      if (text === '') await seams.discard(conversation, mode);
      else await seams.save(conversation, { mode: mode === 'reply' ? 'Reply' : 'Note', clientMessageId: id, text, inReplyTo: quoting });
      // It may have been sent while it was saved.
      if (kept.get(key(conversation, mode))?.id === id) remember(conversation, mode, text === '' ? null : { id, text, quoting });
    } catch (error) {
      const problem = asProblem(error);
      // Sent meanwhile under that id, from here or elsewhere: what is written now is another message.
      if (problem.code === 'client_message_id_taken') remember(conversation, mode, null);
      else if (problem.isUnanswered || problem.status === 429 || problem.status === 500) schedule(conversation, mode, REST);
    }
  };

  const schedule = (conversation: string, mode: ComposerMode, after = PAUSE) => {
    if (scheduled.has(key(conversation, mode))) return;
    scheduled.add(key(conversation, mode));
    seams.wait(after, () => void push(conversation, mode));
  };

  seams.storage.onElsewhere((changed) => {
    if (changed === seams.storageKey) kept = readKept();
  });
  drafts.onChange((conversation) => {
    if (taking) return;
    for (const mode of MODES) if (!isKept(conversation, mode)) schedule(conversation, mode);
  });

  const take = (conversation: string, mode: ComposerMode, found: DraftsView['reply']) => {
    // Written here and not saved yet: it stays, and goes there.
    if (!isKept(conversation, mode)) {
      schedule(conversation, mode);
      return;
    }
    remember(conversation, mode, found && { id: found.clientMessageId, text: found.text, quoting: found.inReplyTo ?? null });
    if (isKept(conversation, mode)) return;
    put(conversation, mode, found);
  };

  const put = (conversation: string, mode: ComposerMode, found: DraftsView['reply']) => {
    const change: Partial<Draft> = { [mode]: found?.text ?? '', ...(mode === 'reply' && { quoting: found?.inReplyTo ?? null }) };
    taking = true;
    drafts.change(conversation, change);
    taking = false;
  };

  return {
    async open(conversation) {
      const before = MODES.map((mode) => kept.get(key(conversation, mode)));
      try {
        const view = await seams.read(conversation);
        for (const [index, mode] of MODES.entries()) {
          const found = view[mode];
          // Saved or sent from here while it was read: the answer is older than what is known.
          if (kept.get(key(conversation, mode)) !== before[index]) continue;
          if (!found || !seams.isOnItsWay(found.clientMessageId)) take(conversation, mode, found);
        }
      } catch {
        // What is here is enough to go on; the next change is saved again.
      }
    },
    takeId(conversation, mode) {
      const known = kept.get(key(conversation, mode));
      if (!known) return seams.newId();
      // Forgotten at once: what is written next, however soon, is another message.
      remember(conversation, mode, null);
      void seams.discard(conversation, mode).catch(() => undefined);
      return known.id;
    },
    arrived(conversation, clientMessageIds) {
      for (const mode of MODES) {
        const known = kept.get(key(conversation, mode));
        if (!known || !clientMessageIds.has(known.id)) continue;
        remember(conversation, mode, null);
        if (drafts.of(conversation).get()[mode] === known.text) put(conversation, mode, null);
        else schedule(conversation, mode);
      }
    },
  };
}

/** A note quotes nothing. */
const quotedIn = (draft: Draft, mode: ComposerMode): number | null => (mode === 'reply' ? draft.quoting : null);

const areKept = (value: unknown): value is Record<string, Kept> =>
  isRecord(value) && Object.values(value).every((entry) => isRecord(entry) && typeof entry['id'] === 'string' && (entry['text'] === null || typeof entry['text'] === 'string'));
