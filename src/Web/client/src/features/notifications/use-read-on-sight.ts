import { useEffect } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';
import { useStore } from '@/shared/state/store';
import { markRead } from './notification-requests';

/** A conversation or a contact that is open and looked at needs no notification. */
export function useReadOnSight(conversation: string | null, contact: string | null): void {
  const { desk } = useWorkbench();
  const unread = useStore(desk.notifications, (list) => conversation !== null && list.items.some((item) => item.readAt === null && item.conversation?.id === conversation));
  const remark = useStore(desk.notifications, (list) => (contact === null ? undefined : list.items.find((item) => item.readAt === null && item.contact?.id === contact)?.id));
  useEffect(() => {
    if (!unread && remark === undefined) return;
    const read = () => {
      if (document.hidden) return;
      if (unread && conversation !== null) void markRead({ conversation });
      if (remark !== undefined) void markRead({ id: remark });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [unread, conversation, remark]);
}
