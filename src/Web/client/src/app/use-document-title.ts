import { useEffect } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import type { WaitingCount } from './use-waiting-count';

/** The tab of the browser says how many of my customers wait for an answer. */
export function useDocumentTitle({ count, atLeast }: WaitingCount): void {
  const { t } = useWords();
  const title = count === 0 ? 'Parloir' : `(${count}${atLeast ? '+' : ''}) ${t('nav.conversations')} · Parloir`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
