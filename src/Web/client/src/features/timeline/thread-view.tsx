import { ArrowDown, History } from 'lucide-react';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { OutgoingRow } from '@/features/composer/outgoing-row';
import { useOutgoing } from '@/features/composer/use-outgoing';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useTimeline } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { lazily } from '@/shared/ui/lazily';
import { useHiddenEvents } from './event-category';
import { inboundAfter, threadRows } from './thread';
import { ThreadActionsContext } from './thread-actions';
import { ThreadRowView } from './thread-row';
import { WINDOW, type Timeline } from './timeline';
import { useJumps } from './use-jumps';
import { useMarked } from './use-marked';
import { useReadTo } from './use-read-to';
import { useThreadActionsOf } from './use-thread-actions';
import { useThreadScroll } from './use-thread-scroll';

const DateDialog = lazily(() => import('./date-dialog'));

interface ThreadViewProps {
  conversation: string;
  /** The sequence of the item that is to be shown and marked; null: none. */
  at: number | null;
  canWrite: boolean;
  /** The keyboard goes to where one writes. */
  onWrite: () => void;
  /** Another conversation is to be shown in its place. */
  onOpen: (conversation: string) => void;
  /** Whether the way to another date is open. */
  dating: boolean;
  onDating: (open: boolean) => void;
}

/** Rows at the present that are always laid out; the others only when they come near, so that a thread stays quick. */
const ALWAYS_DRAWN = 24;

/** A window onto the conversation: what is near is loaded and drawn, what is far is neither. */
export function ThreadView({ conversation, at, canWrite, onWrite, onOpen, dating, onDating }: ThreadViewProps) {
  const { t } = useWords();
  const timeline = useTimeline(conversation);
  const outgoing = useOutgoing(conversation, timeline.items);
  const { desk, seen } = useWorkbench();
  const hidden = useHiddenEvents();
  const [seenAtOpening] = useState(() => seen.of(conversation));
  const rows = useMemo(() => threadRows(timeline.items, seenAtOpening, hidden), [timeline.items, seenAtOpening, hidden]);
  const reachesPresent = timeline.after === null;
  const { scroller, content, atEnd, onScroll, scrollToEnd, scrollToRow } = useThreadScroll({ revision: rows, reachesPresent, full: timeline.items.length >= WINDOW, onNear: (side) => void desk.loadItems(conversation, side) });
  const readTo = useReadTo(conversation, timeline, atEnd);
  const unread = inboundAfter(timeline.items, readTo).length;
  const lastOutgoing = outgoing.at(-1)?.clientMessageId;

  const { show, showPresent } = useJumps(conversation, timeline, rows, { scrollToEnd, scrollToRow });
  const actions = useThreadActionsOf({ conversation, canWrite, onWrite, onShow: show, onPresent: showPresent, onOpen });

  const marked = useMarked(at, scroller, show);
  useShortcut('goToDate', () => onDating(true));

  // What the agent has just sent is what the agent wants to see.
  useEffect(() => {
    if (lastOutgoing !== undefined) showPresent();
  }, [lastOutgoing, showPresent]);

  return (
    <ThreadActionsContext value={actions}>
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          onScroll={onScroll}
          role="log"
          // What is written now is read aloud; what comes in while older messages are read is not.
          aria-live={atEnd ? 'polite' : 'off'}
          aria-relevant="additions"
          aria-label={t('thread.label')}
          // A scrolled region must be reachable by the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="h-full overflow-y-auto [overflow-anchor:none] -outline-offset-2"
        >
          <div ref={content} className="mx-auto flex min-h-full max-w-3xl flex-col justify-end pb-2">
            {/* One block at the lower end: of rows that are blocks only the new ones are laid out, of the items of a flexbox all. */}
            <div>
              <PageFailed timeline={timeline} side="older" label={t('thread.loadOlder')} onRetry={() => void desk.loadItems(conversation, 'older')} />
              {timeline.before === null && <p className="pt-6 text-center text-xs text-ink-3">{t('thread.beginning')}</p>}
              {rows.map((row, index) => <ThreadRowView key={row.key} row={row} marked={row.key === marked} far={!reachesPresent || index < rows.length - ALWAYS_DRAWN} />)}
              <PageFailed timeline={timeline} side="newer" label={t('thread.loadNewer')} onRetry={() => void desk.loadItems(conversation, 'newer')} />
              {reachesPresent && outgoing.map((entry) => <OutgoingRow key={entry.clientMessageId} outgoing={entry} />)}
            </div>
          </div>
        </div>
        {!atEnd && (
          <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
            <Button onClick={showPresent} className="pointer-events-auto !rounded-full !bg-raised shadow-pop">
              {reachesPresent ? <ArrowDown aria-hidden size={14} /> : <History aria-hidden size={14} />}
              {unread > 0 ? t('thread.newMessages', { count: unread }) : reachesPresent ? t('thread.toEnd') : t('thread.toPresent')}
            </Button>
          </div>
        )}
      </div>
      {dating && <Suspense fallback={null}><DateDialog open onOpenChange={onDating} /></Suspense>}
    </ThreadActionsContext>
  );
}

function PageFailed({ timeline: { asked }, side, label, onRetry }: { timeline: Timeline; side: 'older' | 'newer'; label: string; onRetry: () => void }) {
  if (!asked?.failed || asked.side !== side) return null;
  return <div className="flex justify-center pt-4"><Button onClick={onRetry}>{label}</Button></div>;
}
