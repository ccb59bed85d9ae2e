import type { FormContent, SharedContact, StoredFile, TemplateRendering, TemplateRequest } from '@/contract';
import type { ReadyFile } from '@/features/attachments/tray';
import { isRecord } from '@/shared/state/storage';
import type { ComposerMode } from './drafts';

/** What a message carries besides, or instead of, its text. */
export type Enclosure =
  /** `preview` shows a picture while it is on its way; it ends with the page. */
  | { kind: 'attachment'; id: string; file: StoredFile; expiresAt: string; preview: string | null }
  | { kind: 'template'; request: TemplateRequest; rendering: TemplateRendering }
  | { kind: 'form'; form: FormContent }
  | { kind: 'location'; location: { latitude: number; longitude: number; name: string | null; address: string | null } }
  | { kind: 'contacts'; contacts: readonly SharedContact[] };

/** Something the agent sent that the timeline does not show yet. */
export interface Outgoing {
  /** Chosen once: every attempt carries the same, so that no attempt can double it. */
  readonly clientMessageId: string;
  readonly conversation: string;
  readonly mode: ComposerMode;
  readonly text: string;
  /** Sequence of the message that it answers. */
  readonly quoting: number | null;
  /** Agents whom a note calls. */
  readonly mentions: readonly string[];
  readonly enclosure: Enclosure | null;
  /** Null sends without the check for what came meanwhile. */
  readonly expectedSequence: number | null;
  readonly at: string;
  readonly state: OutgoingState;
}

export type OutgoingState =
  | { kind: 'waiting' }
  | { kind: 'sending' }
  /** No answer came; tried again by itself. */
  | { kind: 'retrying'; attempt: number }
  /** Durable at the server; the timeline will bring it. */
  | { kind: 'accepted' }
  /** The customer wrote meanwhile: the agent decides. */
  | { kind: 'stale' }
  | { kind: 'refused'; code: string; extensions: Readonly<Record<string, unknown>> };

export type OutgoingAction =
  | { type: 'enqueue'; outgoing: Outgoing }
  | { type: 'attempt'; clientMessageId: string }
  | { type: 'accepted'; clientMessageId: string }
  | { type: 'unanswered'; clientMessageId: string }
  | { type: 'refused'; clientMessageId: string; code: string; extensions: Readonly<Record<string, unknown>> }
  | { type: 'again'; clientMessageId: string; unchecked: boolean; newId?: string }
  | { type: 'forget'; clientMessageIds: readonly string[] };

export function changeOutgoing(queue: readonly Outgoing[], action: OutgoingAction): readonly Outgoing[] {
  switch (action.type) {
    case 'enqueue':
      return [...queue, action.outgoing];
    case 'attempt':
      return withState(queue, action.clientMessageId, (state) => (state.kind === 'retrying' ? state : { kind: 'sending' }));
    case 'accepted':
      return withState(queue, action.clientMessageId, () => ({ kind: 'accepted' }));
    case 'unanswered':
      return withState(queue, action.clientMessageId, (state) => ({ kind: 'retrying', attempt: state.kind === 'retrying' ? state.attempt + 1 : 1 }));
    case 'refused':
      return withState(queue, action.clientMessageId, () => (action.code === 'stale_reply' ? { kind: 'stale' } : { kind: 'refused', code: action.code, extensions: action.extensions }));
    case 'again':
      return queue.map((entry) =>
        entry.clientMessageId === action.clientMessageId
          ? { ...entry, clientMessageId: action.newId ?? entry.clientMessageId, state: { kind: 'waiting' }, expectedSequence: action.unchecked ? null : entry.expectedSequence }
          : entry);
    case 'forget': {
      const gone = new Set(action.clientMessageIds);
      return queue.some((entry) => gone.has(entry.clientMessageId)) ? queue.filter((entry) => !gone.has(entry.clientMessageId)) : queue;
    }
  }
}

const withState = (queue: readonly Outgoing[], id: string, next: (state: OutgoingState) => OutgoingState): readonly Outgoing[] =>
  queue.map((entry) => (entry.clientMessageId === id ? { ...entry, state: next(entry.state) } : entry));

/**
 * The next to send: of each conversation the first that is not accepted, if it waits. What the agent still has to decide
 * about holds back what was written after it, so that the customer reads things in the order in which they were written.
 */
export function nextToSend(queue: readonly Outgoing[], busy: ReadonlySet<string>): Outgoing | null {
  const held = new Set(busy);
  for (const entry of queue) {
    if (entry.state.kind === 'accepted') continue;
    if (entry.state.kind === 'waiting' && !held.has(entry.conversation)) return entry;
    held.add(entry.conversation);
  }
  return null;
}

/** Whether it waits until the agent has decided about one that he wrote before it. */
export function isHeldBack(queue: readonly Outgoing[], { clientMessageId, conversation }: Outgoing): boolean {
  const place = queue.findIndex((entry) => entry.clientMessageId === clientMessageId);
  return queue.slice(0, place).some((entry) => entry.conversation === conversation && (entry.state.kind === 'refused' || entry.state.kind === 'stale'));
}

/** What goes back into the draft with a message that was not sent: itself, and what was written after it in the same mode and has not gone. Templates, forms and the like are no draft. */
export function takenBack(queue: readonly Outgoing[], first: Outgoing): { readonly clientMessageIds: readonly string[]; readonly texts: readonly string[]; readonly files: readonly ReadyFile[] } {
  const from = queue.findIndex(({ clientMessageId }) => clientMessageId === first.clientMessageId);
  const back = queue.filter(({ conversation, mode, state, enclosure }, index) =>
    index >= from && conversation === first.conversation && mode === first.mode
    && (state.kind === 'waiting' || state.kind === 'stale' || state.kind === 'refused') && (enclosure === null || enclosure.kind === 'attachment'));
  return {
    clientMessageIds: back.map(({ clientMessageId }) => clientMessageId),
    texts: back.flatMap(({ text }) => (text === '' ? [] : [text])),
    files: back.flatMap(({ enclosure }) => {
      if (enclosure?.kind !== 'attachment') return [];
      const { id, file, expiresAt, preview } = enclosure;
      return [{ upload: { id, file, expiresAt }, preview }];
    }),
  };
}

/** What a reload, or the next sign-in, finds is sent again under the same id: an answer may have been lost with the page. */
export function restoreOutgoing(value: unknown): readonly Outgoing[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isOutgoing).map((entry) => ({
    ...entry,
    enclosure: entry.enclosure?.kind === 'attachment' ? { ...entry.enclosure, preview: null } : entry.enclosure,
    state: isUndecided(entry.state) ? { kind: 'waiting' } : entry.state,
  }));
}

/** A session that ended has refused nothing. */
const isUndecided = (state: OutgoingState): boolean =>
  state.kind === 'sending' || state.kind === 'retrying' || (state.kind === 'refused' && state.code === 'unauthenticated');

const isOutgoing = (value: unknown): value is Outgoing =>
  isRecord(value) && typeof value['clientMessageId'] === 'string' && typeof value['conversation'] === 'string'
  && typeof value['text'] === 'string' && Array.isArray(value['mentions']) && (value['enclosure'] === null || isRecord(value['enclosure'])) && (value['mode'] === 'reply' || value['mode'] === 'note') && isRecord(value['state']);
