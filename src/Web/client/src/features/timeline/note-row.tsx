import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TimelineNote } from '@/contract';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { titled } from '@/shared/ui/titled';
import { AuthorName } from './author-name';
import { RichText } from './rich-text';

export function NoteRow({ note }: { note: TimelineNote }) {
  const { language } = useWords();
  return (
    <NoteBox
      author={<AuthorName actor={note.actor} />}
      time={<time dateTime={note.occurredAt} {...titled(() => exactTime(language, note.occurredAt))} className="tabular">{clockTime(language, note.occurredAt)}</time>}
    >
      <RichText text={note.text} mentions={note.mentions} />
    </NoteBox>
  );
}

/** A remark of the team: warm, across the thread, a rule at its left. It never looks like something the customer sees. */
export function NoteBox({ author, time, children }: { author: ReactNode; time: ReactNode; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="px-4 pt-3">
      <div className="border-l-2 border-note-line bg-note px-3 py-2">
        <div className="mb-0.5 flex items-center gap-1.5 text-2xs text-note-ink">
          <StickyNote aria-hidden size={12} />
          <span className="font-medium">{author}</span>
          <span>· {t('thread.note')}</span>
          <span className="ml-auto">{time}</span>
        </div>
        <div className="text-base">{children}</div>
      </div>
    </div>
  );
}
