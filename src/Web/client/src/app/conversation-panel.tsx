import { Maximize2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ConversationList } from '@/features/conversations/conversation-list';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { LazyConversation } from './lazy-conversation';
import { NarrowContext } from './details-pane';
import { addressOf } from './location';
import type { Panel } from './panel';

/** Slides in from the right, over the page and without taking it away: the page beside it can still be used. */
export function ConversationPanel({ panel }: { panel: Panel }) {
  const { t } = useWords();
  const self = useRef<HTMLElement>(null);
  const { open, conversation, filter } = panel;
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    self.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  if (!open) return null;

  return (
    <aside ref={self} tabIndex={-1} aria-label={t('panel.title')} className="slide-in fixed inset-y-0 right-0 z-20 flex w-[540px] max-w-full flex-col border-l border-line bg-canvas shadow-pop outline-none">
      <div className="flex h-10 shrink-0 items-center justify-between border-b border-line pr-2 pl-3.5">
        <span className="text-xs font-medium text-ink-2">{t('panel.title')}</span>
        <span className="flex gap-0.5">
          <IconButton label={t('panel.expand')} icon={<Maximize2 aria-hidden size={14} />} onClick={panel.expand} />
          <IconButton label={t('common.close')} icon={<X aria-hidden size={15} />} onClick={panel.close} />
        </span>
      </div>
      <div className="flex min-h-0 flex-1 flex-col">
        {conversation === null ? (
          <ConversationList
            filter={filter}
            current={null}
            hrefOf={(id) => addressOf({ page: 'conversations', conversation: id, filter, at: null })}
            onOpen={panel.show}
            onFilter={panel.filterBy}
          />
        ) : (
          <NarrowContext value>
            <LazyConversation key={conversation} id={conversation} at={null} onBack={() => panel.show(null)} onLeave={() => panel.show(null)} onOpen={panel.show} />
          </NarrowContext>
        )}
      </div>
    </aside>
  );
}
