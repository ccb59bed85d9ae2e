import type { ConversationView } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { writeJson, type KeyValueStorage } from '@/shared/state/storage';
import { createStore, type Store } from '@/shared/state/store';
import { changeOutgoing, nextToSend, restoreOutgoing, type Outgoing, type OutgoingAction } from './outgoing';

export interface SendQueue {
  readonly store: Store<readonly Outgoing[]>;
  readonly send: (message: NewMessage) => void;
  /** Tries again now, under the same client message id. */
  readonly retry: (clientMessageId: string) => void;
  /** The agent has read what came meanwhile and sends all the same. */
  readonly sendAnyway: (clientMessageId: string) => void;
  /** Takes it out, because the timeline has it or the agent gave it up. */
  readonly forget: (clientMessageIds: readonly string[]) => void;
  /** The network is back: what waits for its next attempt goes now. */
  readonly wake: () => void;
}

export type NewMessage = Pick<Outgoing, 'conversation' | 'mode' | 'text' | 'expectedSequence'> & Partial<Pick<Outgoing, 'clientMessageId' | 'quoting' | 'mentions' | 'enclosure'>>;

export interface SendQueueSeams {
  readonly storage: KeyValueStorage;
  readonly storageKey: string;
  readonly post: (outgoing: Outgoing) => Promise<ConversationView>;
  readonly accepted: (conversation: ConversationView) => void;
  wait(milliseconds: number, then: () => void): void;
  readonly newId: () => string;
  readonly now: () => string;
}

/** Sends one message of a conversation after the other, and keeps at it while nobody answers. */
export function createSendQueue(seams: SendQueueSeams): SendQueue {
  const store = createStore(restored(seams));
  /** Conversations with a request under way. */
  const busy = new Set<string>();

  const dispatch = (action: OutgoingAction) => {
    store.update((queue) => changeOutgoing(queue, action));
    writeJson(seams.storage, seams.storageKey, store.get());
  };

  const pump = () => {
    for (let next = nextToSend(store.get(), busy); next !== null; next = nextToSend(store.get(), busy)) void attempt(next);
  };

  const attempt = async (outgoing: Outgoing) => {
    const { clientMessageId, conversation } = outgoing;
    busy.add(conversation);
    dispatch({ type: 'attempt', clientMessageId });
    try {
      const head = await seams.post(outgoing);
      dispatch({ type: 'accepted', clientMessageId });
      seams.accepted(head);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.isUnanswered && problem.code !== 'unexpected') retryLater(clientMessageId);
      else dispatch({ type: 'refused', clientMessageId, code: problem.code, extensions: problem.extensions });
    } finally {
      busy.delete(conversation);
      pump();
    }
  };

  const retryLater = (clientMessageId: string) => {
    dispatch({ type: 'unanswered', clientMessageId });
    const state = stateOf(clientMessageId);
    if (state?.kind !== 'retrying') return;
    const { attempt: scheduled } = state;
    seams.wait(Math.min(15_000, 500 * 2 ** scheduled), () => {
      const current = stateOf(clientMessageId);
      if (current?.kind === 'retrying' && current.attempt === scheduled) retryNow(clientMessageId);
    });
  };

  const stateOf = (clientMessageId: string) => store.get().find((entry) => entry.clientMessageId === clientMessageId)?.state;

  const retryNow = (clientMessageId: string) => {
    const entry = store.get().find((candidate) => candidate.clientMessageId === clientMessageId);
    if (entry && !busy.has(entry.conversation)) void attempt(entry);
  };

  queueMicrotask(pump);

  return {
    store,
    send(message) {
      const outgoing: Outgoing = { clientMessageId: seams.newId(), quoting: null, mentions: [], enclosure: null, ...message, at: seams.now(), state: { kind: 'waiting' } };
      dispatch({ type: 'enqueue', outgoing });
      pump();
    },
    retry(clientMessageId) {
      const state = stateOf(clientMessageId);
      // Another message has that id: this one goes under its own.
      const taken = state?.kind === 'refused' && state.code === 'client_message_id_taken';
      dispatch({ type: 'again', clientMessageId, unchecked: false, ...(taken && { newId: seams.newId() }) });
      pump();
    },
    sendAnyway(clientMessageId) {
      dispatch({ type: 'again', clientMessageId, unchecked: true });
      pump();
    },
    forget(clientMessageIds) {
      dispatch({ type: 'forget', clientMessageIds });
      pump();
    },
    wake() {
      for (const entry of store.get()) if (entry.state.kind === 'retrying') retryNow(entry.clientMessageId);
    },
  };
}

function restored({ storage, storageKey }: SendQueueSeams): readonly Outgoing[] {
  try {
    return restoreOutgoing(JSON.parse(storage.getItem(storageKey) ?? '[]'));
  } catch {
    return [];
  }
}
