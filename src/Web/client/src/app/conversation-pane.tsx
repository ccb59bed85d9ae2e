import { MessageCircleOff } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { ActionBar } from '@/features/commands/action-bar';
import { usePredicted } from '@/features/commands/use-commands';
import { Composer } from '@/features/composer/composer';
import { useContactNews } from '@/features/details/use-contact-news';
import { useNoteNews } from '@/features/details/use-note-news';
import { DropZone } from '@/features/composer/drop-zone';
import { useComposer } from '@/features/composer/use-composer';
import { useDraftsFromElsewhere } from '@/features/composer/use-drafts-from-elsewhere';
import { SnoozeNotice } from '@/features/snooze/snooze-notice';
import { ThreadSkeleton } from '@/features/timeline/thread-skeleton';
import { ThreadView } from '@/features/timeline/thread-view';
import type { Standing } from '@/features/workbench/standing';
import { useOfTimeline, useStanding, useWatched } from '@/features/workbench/use-live';
import { useWords } from '@/shared/i18n/use-words';
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
  useWatched(id);
  const missing = useOfTimeline(id, (timeline) => timeline.missing);
  const standing = useStanding(id);
  if (missing) {
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
  if (standing === null) return <ThreadSkeleton />;
  return <OpenConversation standing={standing} at={at} onBack={onBack} onOpen={onOpen} />;
}

interface OpenConversationProps extends Pick<ConversationPaneProps, 'at' | 'onBack' | 'onOpen'> {
  standing: Standing;
}

/** What stands around the thread follows where the conversation stands; only the thread follows each message. */
function OpenConversation({ standing, at, onBack, onOpen }: OpenConversationProps) {
  const { t } = useWords();
  const head = usePredicted(standing);
  const details = useDetailsState();
  const self = useRef<HTMLElement>(null);
  const composer = useComposer(head, useCallback(() => focusThread(self.current), []));
  useContactNews(head.contact.id);
  useNoteNews(head.id);
  useDraftsFromElsewhere(head.id);
  const [dating, setDating] = useState(false);
  const canWrite = composer.window.kind !== 'closed' && head.status !== 'Resolved';

  return (
    <>
      {/* A click beside everything leaves the keyboard in the conversation. */}
      <section ref={self} tabIndex={-1} aria-label={t('thread.with', { name: head.contact.name })} className="flex min-w-0 flex-1 flex-col bg-surface outline-none">
        <ActionBar head={head} onBack={onBack} detailsOpen={details.open} onToggleDetails={details.toggle} onGoToDate={() => setDating(true)} />
        <SnoozeNotice head={head} />
        <DropZone head={head} enabled={canWrite} onFiles={composer.attach}>
          <ThreadView at={at} conversation={head.id} canWrite={canWrite} onWrite={composer.takeKeyboard} onOpen={onOpen} dating={dating} onDating={setDating} />
          <Composer head={head} composer={composer} />
        </DropZone>
      </section>
      <DetailsPane head={head} state={details} onOpen={onOpen} />
    </>
  );
}

const focusThread = (conversation: HTMLElement | null) => conversation?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
