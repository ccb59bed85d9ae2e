import { useMemo, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationView, TimelineItem } from '@/contract';
import { usePreferences } from '@/shared/preferences/preferences';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useWorkbench } from '@/features/workbench/workbench';
import { useNowBySecond } from '@/shared/format/now';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { classes } from '@/shared/ui/classes';
import { ClosedWindow } from './closed-window';
import { ComposerFooter } from './composer-footer';
import { ComposerModes } from './composer-modes';
import type { ComposerMode } from './drafts';
import type { Outgoing } from './outgoing';
import { StaleNotice } from './stale-notice';
import { textLimit } from './text-limit';
import { windowState } from './window-state';

interface ComposerProps {
  head: ConversationView;
  items: readonly TimelineItem[];
  outgoing: readonly Outgoing[];
}

/** Where the agent writes: to the customer, or to the team. */
export function Composer({ head, items, outgoing }: ComposerProps) {
  const { t } = useWords();
  const { drafts, sendQueue, seen } = useWorkbench();
  const { enterSends } = usePreferences();
  const draft = useStore(drafts.of(head.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const now = useNowBySecond();
  const window = useMemo(() => windowState(head.window, now), [head.window, now]);
  const stale = outgoing.find((entry) => entry.state.kind === 'stale');

  const { mode } = draft;
  const note = mode === 'note';
  const text = draft[mode];
  const limit = textLimit(mode, head.channel.type, text);
  const closed = !note && (window.kind === 'closed' || head.status === 'Resolved');
  const sendable = text.trim() !== '' && !limit.exceeded && !closed;

  // The field may only come with the mode: a closed window has none for replies.
  const write = (next: ComposerMode) => {
    flushSync(() => drafts.change(head.id, { mode: next }));
    field.current?.focus();
  };
  useShortcut('reply', () => write('reply'));
  useShortcut('note', () => write('note'));

  const send = () => {
    if (!sendable) return;
    const expectedSequence = note ? null : Math.min(head.lastMessageSequence, seen.of(head.id) ?? head.lastMessageSequence);
    sendQueue.send({ conversation: head.id, mode, text: text.trim(), expectedSequence });
    drafts.change(head.id, { [mode]: '' });
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };

  return (
    <section aria-label={t('composer.label')} className="shrink-0 px-3 pb-3">
      <div className={classes('mx-auto max-w-3xl overflow-hidden rounded-lg border', note ? 'border-note-line bg-note' : 'border-line-strong bg-surface focus-within:border-accent')} data-mode={mode}>
        {stale && <StaleNotice outgoing={stale} items={items} onDecided={() => field.current?.focus()} />}
        <ComposerModes mode={mode} window={head.status === 'Resolved' ? { kind: 'free' } : window} onChange={write} />
        {closed
          ? <ClosedWindow head={head} onNote={() => write('note')} />
          : (
            <>
              <textarea
                ref={field}
                dir="auto"
                rows={2}
                value={text}
                aria-label={note ? t('composer.notePlaceholder') : t('composer.replyPlaceholder', { name: head.contact.name })}
                aria-invalid={limit.exceeded}
                placeholder={note ? t('composer.notePlaceholder') : t('composer.replyPlaceholder', { name: head.contact.name })}
                onChange={(event) => drafts.change(head.id, { [mode]: event.target.value })}
                onKeyDown={onKeyDown}
                className="block field-sizing-content max-h-[38vh] min-h-14 w-full resize-none bg-transparent px-3 py-1.5 text-base outline-none"
              />
              <ComposerFooter mode={mode} channel={head.channel.type} limit={limit} sendable={sendable} onSend={send} />
            </>
          )}
      </div>
    </section>
  );
}
