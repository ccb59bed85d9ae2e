import { useWords } from '@/shared/i18n/use-words';
import { ActivityRow } from './activity-row';
import { DayRow } from './day-row';
import { MessageRow } from './message-row';
import { NoteRow } from './note-row';
import type { ThreadRow } from './thread';

export function ThreadRowView({ row }: { row: ThreadRow }) {
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
