import { useEffect } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';

/** What the agent wrote in another browser is here when he comes to this one: nobody writes at two desks at once. */
export function useDraftsFromElsewhere(conversation: string): void {
  const { draftSync } = useWorkbench();
  useEffect(() => {
    const read = () => {
      if (!document.hidden) void draftSync.open(conversation);
    };
    void draftSync.open(conversation);
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  }, [draftSync, conversation]);
}
