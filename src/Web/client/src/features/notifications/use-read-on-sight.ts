import { useEffect } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';
import { useStore } from '@/shared/state/store';
import { markRead } from './notification-requests';

/** A conversation that is open and looked at needs no notification. */
export function useReadOnSight(conversation: string | null): void {
  const { desk } = useWorkbench();
  const unread = useStore(desk.notifications, (list) => list.items.some((item) => item.readAt === null && item.conversation.id === conversation));
  useEffect(() => {
    if (!unread || conversation === null) return;
    const read = () => {
      if (!document.hidden) void markRead({ conversation });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [unread, conversation]);
}
