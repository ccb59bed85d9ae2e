import { Reply, X } from 'lucide-react';
import { useContentLine } from '@/features/timeline/message-content';
import { AuthorName } from '@/features/timeline/author-name';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';

interface QuotedMessageProps {
  conversation: string;
  sequence: number;
  onRemove: () => void;
}

/** The message that the reply will answer. */
export function QuotedMessage({ conversation, sequence, onRemove }: QuotedMessageProps) {
  const { t } = useWords();
  const line = useContentLine();
  const message = useOfTimeline(conversation, ({ items }) => items.find((item) => item.sequence === sequence));
  return (
    <div className="mx-2 mb-1 flex items-start gap-2 rounded-md border-l-2 border-accent bg-canvas py-1 pr-1 pl-2 text-xs">
      <Reply aria-hidden size={13} className="mt-1 shrink-0 text-ink-3" />
      <p className="min-w-0 flex-1 py-0.5">
        {message?.type === 'message'
          ? (
            <>
              <span className="font-medium text-ink-2"><AuthorName actor={message.actor} /></span>
              <span dir="auto" className="unbidi line-clamp-2 text-ink-3 [overflow-wrap:anywhere] short:line-clamp-1">{line(message.content)}</span>
            </>
          )
          : <span className="text-ink-3">{t('composer.quotesOlder')}</span>}
      </p>
      <IconButton side="top" label={t('composer.unquote')} icon={<X aria-hidden size={14} />} onClick={onRemove} className="!size-6" />
    </div>
  );
}
