import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAgents } from '@/features/agents/agents';
import { mentionsIn } from '@/features/mentions/mentions';
import { useAttend } from '@/features/presence/use-attendance';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { usePreferences } from '@/shared/preferences/preferences';
import { useStore } from '@/shared/state/store';
import { toast } from '@/shared/ui/toasts';
import type { ComposerMode } from './drafts';
import { expectedSequence } from './expected-sequence';
import { messagesOf } from './messages-of';
import { closingOf, signed } from './signing';
import { textLimit } from './text-limit';
import type { Replacement } from './use-suggestions';
import { useWindowState } from './use-window-state';

/**
 * What stands in the composer, and what can be done with it.
 * @param onLeave gives the keyboard back to the conversation
 */
export function useComposer(head: Standing, onLeave: () => void) {
  const { desk, drafts, draftSync, pendingSends, sendQueue, seen, tray } = useWorkbench();
  const { t } = useWords();
  const agents = useAgents();
  const tellTyping = useAttend(head.id);
  const preferences = usePreferences();
  const draft = useStore(drafts.of(head.id));
  const files = useStore(tray.of(head.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const window = useWindowState(head.id);

  const { mode } = draft;
  const note = mode === 'note';
  const text = draft[mode];
  const closing = note ? null : closingOf(preferences);
  const limit = textLimit(mode, head.channel.type, signed(text.trim(), closing));
  const closed = !note && (window.kind === 'closed' || head.status === 'Resolved');
  const uploading = !note && files.some((file) => file.state.kind === 'uploading');
  const refused = !note && files.some((file) => file.state.kind === 'refused');
  const pending = useStore(pendingSends.store, (waiting) => waiting.has(head.id)) && !note;
  const hasContent = text.trim() !== '' || (!note && files.length > 0);
  const sendable = hasContent && !refused && !limit.exceeded && !closed;

  const focus = useCallback(() => field.current?.focus(), []);

  /** What had the keyboard is about to go. Where there is no field the conversation takes it: left nowhere, what is typed next would run shortcuts. */
  const takeKeyboard = useCallback(() => {
    if (field.current) focus();
    else onLeave();
  }, [focus, onLeave]);

  /** The field may only come with the mode: a closed window has none for replies. */
  const write = (next: ComposerMode) => {
    flushSync(() => drafts.change(head.id, { mode: next }));
    focus();
  };

  const replace = ({ start, end, text: inserted, instead }: Replacement) => {
    const known = drafts.of(head.id).get();
    const current = known.mode;
    // It took a while to come, and what it was meant for is no longer there.
    if (instead && (instead.mode !== current || known[current].slice(start, end) !== instead.text)) return;
    flushSync(() => drafts.change(head.id, { [current]: known[current].slice(0, start) + inserted + known[current].slice(end) }));
    focus();
    field.current?.setSelectionRange(start + inserted.length, start + inserted.length);
    setCaret(start + inserted.length);
  };

  /** Puts text where the caret is, in place of what is selected. */
  const insert = (inserted: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    replace({ start: selectionStart, end: selectionEnd, text: inserted });
  };

  /** What is in the draft when it is called, for it may wait for its files. */
  const post = (expected: number | null) => {
    const { quoting, [mode]: typed } = drafts.of(head.id).get();
    const written = { clientMessageId: draftSync.takeId(head.id, mode), conversation: head.id, text: signed(typed.trim(), closing), expectedSequence: expected };
    if (note) sendQueue.send({ ...written, mode, mentions: mentionsIn(written.text, agents) });
    else for (const message of messagesOf(head.channel.type, { ...written, quoting }, tray.take(head.id))) sendQueue.send(message);
    drafts.change(head.id, note ? { note: '' } : { reply: '', quoting: null });
  };

  const send = () => {
    if (!sendable) return;
    const expected = note ? null : expectedSequence(desk, seen, head.id);
    if (!uploading) post(expected);
    else pendingSends.wait(head.id, { send: () => post(expected), failed: () => toast(t('attach.notSent', { name: head.contact.name })) });
    focus();
  };

  const holdBack = () => {
    pendingSends.holdBack(head.id);
    focus();
  };

  return {
    /** What is put under the text when it is sent; null: nothing. */
    closing,
    mode, note, text, limit, window, closed, sendable, uploading, refused, pending, files, field, caret, setCaret, hasKeyboard, setHasKeyboard, focus, takeKeyboard, write, replace, insert, send, holdBack,
    quoting: draft.quoting,
    type: (typed: string) => {
      drafts.change(head.id, { [mode]: typed });
      tellTyping(note ? 'Noting' : 'Replying');
    },
    unquote: () => drafts.change(head.id, { quoting: null }),
    /** A reply that waits for its files is held back first, then the quote goes, then the keyboard; what was typed stays. */
    leave: () => {
      if (pending) holdBack();
      else if (draft.quoting !== null && !note) drafts.change(head.id, { quoting: null });
      else onLeave();
    },
    /** Only to a reply that can be sent. From a note nobody is taken there by the way: what he writes next would go to the customer. */
    attach: (chosen: readonly File[]) => {
      if (note) toast(t('attach.notInNotes'));
      else if (closed) toast(t(head.status === 'Resolved' ? 'composer.resolved' : 'window.closed'));
      else tray.add(head.id, head.channel.type, chosen);
    },
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
