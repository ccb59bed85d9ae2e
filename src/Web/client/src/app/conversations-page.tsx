import { MessagesSquare } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { ConversationList } from '@/features/conversations/conversation-list';
import { PinnedViews } from '@/features/conversations/list-header';
import type { ViewFilter } from '@/features/conversations/view-filter';
import { prefer, usePreferences } from '@/shared/preferences/preferences';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { EmptyState } from '@/shared/ui/empty-state';
import { Splitter } from '@/shared/ui/splitter';
import { useMedia } from '@/shared/ui/use-media';
import { NotificationAsk } from '@/features/notifications/notification-ask';
import { LazyConversation } from './lazy-conversation';
import { addressOf, go, type ConversationsPlace } from './location';
import { useHasConversations } from './use-waiting-count';

/** List, conversation, details; one at a time where there is room for one. */
export function ConversationsPage({ place: { conversation, filter, at } }: { place: ConversationsPlace }) {
  const { t } = useWords();
  const sideBySide = useMedia('(min-width: 768px)');
  const hasOwn = useHasConversations();
  const roomy = useMedia('(min-width: 1280px)');
  const { listWidth, viewsPinned } = usePreferences();

  const open = useCallback((id: string) => go({ page: 'conversations', conversation: id, filter, at: null }), [filter]);
  const change = (next: ViewFilter) => go({ page: 'conversations', conversation, filter: next, at: null });
  const leave = () => go({ page: 'conversations', conversation: null, filter, at: null });
  const list = useRef<HTMLElement>(null);
  const side = useRef<HTMLDivElement>(null);
  // From within the conversation the keyboard goes back to the list first: what is being read is not taken away by a key too many.
  useShortcut('back', () => focusRow(list.current, conversation), { enabled: conversation !== null && sideBySide, within: side });
  useShortcut('back', leave, { enabled: conversation !== null, outside: side });

  return (
    <>
      {roomy && viewsPinned && <PinnedViews filter={filter} onPick={change} />}
      {(sideBySide || conversation === null) && (
        <section ref={list} aria-label={t('list.title')} style={sideBySide ? { width: listWidth } : undefined} className="flex shrink-0 flex-col bg-canvas max-md:w-full">
          <ConversationList
            filter={filter}
            current={conversation}
            hrefOf={(id) => addressOf({ page: 'conversations', conversation: id, filter, at: null })}
            onOpen={open}
            onFilter={change}
          />
          {hasOwn && <NotificationAsk />}
        </section>
      )}
      {sideBySide && <Splitter pane="left" label={t('panes.list')} width={listWidth} min={280} max={480} onResize={(width) => prefer({ listWidth: width })} />}
      {conversation !== null
        ? <div ref={side} className="contents"><LazyConversation key={conversation} id={conversation} at={at} onBack={sideBySide ? null : leave} onLeave={leave} onOpen={open} /></div>
        : sideBySide && (
          <section className="min-w-0 flex-1 bg-surface">
            <EmptyState icon={<MessagesSquare size={28} strokeWidth={1.5} />} title={t('empty.nothingOpen.title')} hint={t('empty.nothingOpen.hint')} />
          </section>
        )}
    </>
  );
}

/** The row of the conversation, or else the first; without rows the keyboard is nowhere. */
function focusRow(list: HTMLElement | null, conversation: string | null): void {
  const row = conversation === null ? null : list?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(conversation)}"]`);
  const target = row ?? list?.querySelector<HTMLElement>('[data-conversation]');
  if (target) target.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
