import { useEffect, useEffectEvent } from 'react';
import type { NotificationView } from '@/contract';
import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import { useWorkbench } from '@/features/workbench/workbench';
import { usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { raisedBetween, writtenBetween } from './news';
import { noticeWords, placeOf } from './notice';

const MINE = viewKey(defaultFilter);

/** Whether the browser can tell at all; pages that are not served over https cannot. */
export const canNotify = (): boolean => 'Notification' in window;

/** Tells on the desktop what the bell tells, while I look elsewhere. The bell and `MINE` are on screen as long as the desk is. */
export function useDesktopNotifications(onOpen: (conversation: string, at: number | null) => void): void {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const { desktopNotifications } = usePreferences();

  const tell = useEffectEvent((notice: NotificationView) => {
    // The same notice replaces its last notification, in whichever tab it was made.
    const shown = new Notification(noticeWords(t, notice), { body: notice.excerpt, tag: notice.id, icon: '/mark.svg' });
    shown.onclick = () => {
      window.focus();
      onOpen(notice.conversation.id, placeOf(notice));
      shown.close();
    };
  });

  useEffect(() => {
    if (!desktopNotifications || !canNotify()) return;
    const tellAll = (news: readonly NotificationView[]) => {
      const away = document.hidden || !document.hasFocus();
      if (away && Notification.permission === 'granted') news.forEach(tell);
    };
    const { notifications } = desk;
    const view = desk.view(MINE);
    let [told, rows] = [notifications.get(), view.get()];
    const unfollow = [
      notifications.subscribe(() => {
        const before = told;
        told = notifications.get();
        tellAll(raisedBetween(before, told));
      }),
      view.subscribe(() => {
        const before = rows;
        rows = view.get();
        tellAll(writtenBetween(before.items, rows.items, told.items));
      }),
    ];
    return () => unfollow.forEach((stop) => stop());
  }, [desk, desktopNotifications]);
}
