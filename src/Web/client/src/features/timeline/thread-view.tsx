import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Outgoing } from '@/features/composer/outgoing';
import { OutgoingRow } from '@/features/composer/outgoing-row';
import { useWorkbench } from '@/features/workbench/workbench';
import { useNow } from '@/shared/format/now';
import { dayName } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ActivityRow } from './activity-row';
import { MessageRow } from './message-row';
import { NoteRow } from './note-row';
import { inboundAfter, threadRows, type ThreadRow } from './thread';
import type { Timeline } from './timeline';
import { useThreadScroll } from './use-thread-scroll';

interface ThreadViewProps {
  conversation: string;
  timeline: Timeline;
  outgoing: readonly Outgoing[];
}

/** Rows that are always laid out; older ones only when they come near, so that a very long thread stays quick. */
const ALWAYS_DRAWN = 40;

export function ThreadView({ conversation, timeline, outgoing }: ThreadViewProps) {
  const { t } = useWords();
  const { desk, seen } = useWorkbench();
  const [seenAtOpening] = useState(() => seen.of(conversation));
  const rows = useMemo(() => threadRows(timeline.items, seenAtOpening), [timeline.items, seenAtOpening]);
  const { scroller, content, atEnd, onScroll, scrollToEnd } = useThreadScroll(() => void desk.loadOlderItems(conversation), rows);
  const readTo = useReadTo(conversation, timeline, atEnd);
  const unread = inboundAfter(timeline.items, readTo).length;
  const lastOutgoing = outgoing.at(-1)?.clientMessageId;

  // What the agent has just sent is what the agent wants to see.
  useEffect(() => {
    if (lastOutgoing !== undefined) scrollToEnd();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastOutgoing]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label={t('thread.label')}
        // A scrolled region must be reachable by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="h-full overflow-y-auto [overflow-anchor:none] -outline-offset-2"
      >
        <div ref={content} className="mx-auto flex min-h-full max-w-3xl flex-col justify-end pb-4">
          {timeline.olderPage?.failed && (
            <div className="flex justify-center pt-4"><Button onClick={() => void desk.loadOlderItems(conversation)}>{t('thread.loadOlder')}</Button></div>
          )}
          {timeline.before === null && <p className="pt-6 text-center text-xs text-ink-3">{t('thread.beginning')}</p>}
          {rows.map((row, index) => (
            <div key={row.key} data-row={row.key} data-anchor={row.kind === 'day' || row.kind === 'new' ? undefined : true} className={index < rows.length - ALWAYS_DRAWN ? '[contain-intrinsic-size:auto_64px] [content-visibility:auto]' : undefined}>
              <Row row={row} />
            </div>
          ))}
          {outgoing.map((entry) => <OutgoingRow key={entry.clientMessageId} outgoing={entry} />)}
        </div>
      </div>
      {!atEnd && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button onClick={scrollToEnd} className="pointer-events-auto rounded-full !bg-raised shadow-pop">
            <ArrowDown aria-hidden size={14} />
            {unread > 0 ? t('thread.newMessages', { count: unread }) : t('thread.toEnd')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ row }: { row: ThreadRow }) {
  switch (row.kind) {
    case 'day': return <DayRow at={row.at} />;
    case 'new': return <NewRow />;
    case 'message': return <MessageRow message={row.message} opensGroup={row.opensGroup} />;
    case 'note': return <NoteRow note={row.note} />;
    case 'activity': return <ActivityRow activity={row.activity} />;
  }
}

function DayRow({ at }: { at: string }) {
  const { language } = useWords();
  const now = useNow();
  return (
    <div className="flex items-center gap-3 px-4 pt-5 pb-1 text-2xs font-medium text-ink-3">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <time dateTime={at}>{dayName(language, at, now)}</time>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}

function NewRow() {
  const { t } = useWords();
  return (
    <div className="flex items-center gap-3 px-4 pt-4 text-2xs font-medium text-accent-ink">
      <span aria-hidden className="h-px flex-1 bg-accent opacity-40" />
      {t('thread.new')}
      <span aria-hidden className="h-px flex-1 bg-accent opacity-40" />
    </div>
  );
}

/** How far the agent has read: what was on screen, at the end, in a window that is in front. */
function useReadTo(conversation: string, { sequence, items }: Timeline, atEnd: boolean): number {
  const { seen } = useWorkbench();
  const [readTo, setReadTo] = useState(() => seen.of(conversation) ?? 0);
  useEffect(() => {
    const read = () => {
      if (!atEnd || items.length === 0 || document.visibilityState !== 'visible') return;
      seen.mark(conversation, sequence);
      setReadTo(sequence);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [seen, conversation, sequence, items.length, atEnd]);
  return readTo;
}
