import { memo } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { ActivityRow } from './activity-row';
import { DayRow } from './day-row';
import { MessageRow } from './message-row';
import { NoteRow } from './note-row';
import { isSameRow, type ThreadRow } from './thread';

interface ThreadRowProps {
  row: ThreadRow;
  /** The address names it. */
  marked: boolean;
  /** It is laid out only when it comes near. */
  far: boolean;
}

/** A row of the thread. One that looks as it did is not drawn again, whatever happens to the others. */
export const ThreadRowView = memo(function ThreadRowView({ row, marked, far }: ThreadRowProps) {
  return (
    <div
      data-row={row.key}
      data-anchor={row.kind === 'day' || row.kind === 'new' ? undefined : true}
      aria-current={marked ? 'true' : undefined}
      className={classes(marked && 'bg-accent-tint pb-1 shadow-[inset_2px_0_var(--accent)]', far && '[contain-intrinsic-size:auto_64px] [content-visibility:auto]')}
    >
      <RowContent row={row} />
    </div>
  );
}, (before, after) => before.marked === after.marked && before.far === after.far && isSameRow(before.row, after.row));

function RowContent({ row }: { row: ThreadRow }) {
  switch (row.kind) {
    case 'day': return <DayRow at={row.at} />;
    case 'new': return <NewRow />;
    case 'message': return <MessageRow message={row.message} opensGroup={row.opensGroup} />;
    case 'note': return <NoteRow note={row.note} />;
    case 'activity': return <ActivityRow activity={row.activity} />;
  }
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
