import { MessageCircleOff } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView } from '@/contract';
import { ActionBar } from '@/features/commands/action-bar';
import { usePredicted } from '@/features/commands/use-commands';
import { Composer } from '@/features/composer/composer';
import { useContactNews } from '@/features/details/use-contact-news';
import { DropZone } from '@/features/composer/drop-zone';
import type { Outgoing } from '@/features/composer/outgoing';
import { useComposer } from '@/features/composer/use-composer';
import { SnoozeNotice } from '@/features/snooze/snooze-notice';
import { ThreadSkeleton } from '@/features/timeline/thread-skeleton';
import { ThreadView } from '@/features/timeline/thread-view';
import type { Timeline } from '@/features/timeline/timeline';
import { useTimeline } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { DetailsPane, useDetailsState } from './details-pane';

interface ConversationPaneProps {
  id: string;
  /** The sequence of the message that is to be shown; null: where it was left. */
  at: number | null;
  onBack: (() => void) | null;
  onLeave: () => void;
  /** Another conversation is to be shown in its place. */
  onOpen: (conversation: string) => void;
}

export function ConversationPane({ id, at, onBack, onLeave, onOpen }: ConversationPaneProps) {
  const { t } = useWords();
  const timeline = useTimeline(id);
  if (timeline.missing) {
    return (
      <section className="min-w-0 flex-1 bg-surface">
        <EmptyState
          icon={<MessageCircleOff size={28} strokeWidth={1.5} />}
          title={t('empty.missing.title')}
          hint={t('empty.missing.hint')}
          action={<Button onClick={onLeave}>{t('empty.missing.action')}</Button>}
        />
      </section>
    );
  }
  if (timeline.head === null) return <ThreadSkeleton />;
  return <OpenConversation head={timeline.head} timeline={timeline} at={at} onBack={onBack} onOpen={onOpen} />;
}

interface OpenConversationProps extends Pick<ConversationPaneProps, 'at' | 'onBack' | 'onOpen'> {
  head: ConversationView;
  timeline: Timeline;
}

function OpenConversation({ head: known, timeline, at, onBack, onOpen }: OpenConversationProps) {
  const { t } = useWords();
  const head = usePredicted(known);
  const outgoing = useOutgoing(head.id, timeline);
  const details = useDetailsState();
  const self = useRef<HTMLElement>(null);
  const composer = useComposer(head, useCallback(() => focusThread(self.current), []));
  useContactNews(timeline);
  const { draftSync } = useWorkbench();
  useEffect(() => void draftSync.open(known.id), [draftSync, known.id]);
  const [dating, setDating] = useState(false);
  const canWrite = composer.window.kind !== 'closed' && head.status !== 'Resolved';

  return (
    <>
      {/* A click beside everything leaves the keyboard in the conversation. */}
      <section ref={self} tabIndex={-1} aria-label={t('thread.with', { name: head.contact.name })} className="flex min-w-0 flex-1 flex-col bg-surface outline-none">
        <ActionBar head={head} onBack={onBack} detailsOpen={details.open} onToggleDetails={details.toggle} onGoToDate={() => setDating(true)} />
        <SnoozeNotice head={head} />
        <DropZone head={head} enabled={canWrite} onFiles={composer.attach}>
          <ThreadView at={at} conversation={head.id} timeline={timeline} outgoing={outgoing} canWrite={canWrite} onQuote={composer.focus} dating={dating} onDating={setDating} />
          <Composer head={head} items={timeline.items} outgoing={outgoing} composer={composer} />
        </DropZone>
      </section>
      <DetailsPane head={head} state={details} onOpen={onOpen} />
    </>
  );
}

const focusThread = (conversation: HTMLElement | null) => conversation?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });

/** What was sent here and the timeline does not have yet; what it has is taken out of the queue. */
function useOutgoing(conversation: string, timeline: Timeline): readonly Outgoing[] {
  const { sendQueue } = useWorkbench();
  const queue = useStore(sendQueue.store);
  const arrived = useMemo(
    () => new Set(timeline.items.flatMap((item) => (item.type !== 'activity' && item.clientMessageId ? [item.clientMessageId] : []))),
    [timeline.items],
  );
  const own = useMemo(() => queue.filter((entry) => entry.conversation === conversation), [queue, conversation]);

  useEffect(() => {
    const here = own.filter((entry) => arrived.has(entry.clientMessageId)).map((entry) => entry.clientMessageId);
    if (here.length > 0) sendQueue.forget(here);
  }, [sendQueue, own, arrived]);

  return useMemo(() => own.filter((entry) => !arrived.has(entry.clientMessageId)), [own, arrived]);
}
