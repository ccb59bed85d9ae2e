import { useEffect } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';

/** The tab of the browser says how much of what I was told I have not read: my customers' messages, mentions, what came to me. */
export function useDocumentTitle(): void {
  const { t } = useWords();
  const unread = useStore(useWorkbench().desk.notifications, (told) => told.unread);
  const title = unread === 0 ? 'Parloir' : `(${unread}) ${t('nav.conversations')} · Parloir`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
