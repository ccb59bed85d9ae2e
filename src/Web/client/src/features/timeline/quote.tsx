import { Reply } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { AuthorName } from './author-name';
import { useContentLine } from './message-content';
import type { ThreadMessage } from './thread';
import { useThreadActions } from './thread-actions';

/** What a message answers; it leads there, also to what is not loaded. */
export function Quote({ quoted: { sequence, message } }: { quoted: NonNullable<ThreadMessage['quoted']> }) {
  const { t } = useWords();
  const line = useContentLine();
  const { show } = useThreadActions();
  return (
    <button type="button" onClick={() => show(sequence)} className="mb-1.5 flex w-full items-start gap-1.5 rounded-sm border-l-2 border-line-strong pl-2 text-left text-xs text-ink-3 hover:border-accent">
      <Reply aria-hidden size={12} className="mt-0.5 shrink-0" />
      {message === null
        ? <span className="underline underline-offset-2">{t('thread.showQuoted')}</span>
        : (
          <span className="min-w-0">
            <span className="font-medium"><AuthorName actor={message.actor} /></span>
            <span dir="auto" className="unbidi line-clamp-2 [overflow-wrap:anywhere]">{line(message.content)}</span>
          </span>
        )}
    </button>
  );
}
