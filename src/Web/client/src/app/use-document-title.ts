import { useEffect } from 'react';
import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import { useView } from '@/features/workbench/use-live';
import { useWords } from '@/shared/i18n/use-words';

const MINE = viewKey(defaultFilter);

/** The tab of the browser says how many of my customers wait for an answer. */
export function useDocumentTitle(): void {
  const { t } = useWords();
  const { items, nextCursor } = useView(MINE);
  const waiting = items.filter((conversation) => conversation.waitingSince).length;
  const title = waiting === 0 ? 'Parloir' : `(${waiting}${nextCursor === null ? '' : '+'}) ${t('nav.conversations')} · Parloir`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
