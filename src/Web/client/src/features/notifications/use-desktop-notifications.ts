import { useEffect, useEffectEvent } from 'react';
import type { NotificationView } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import { usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { hasAttention, shareAttention } from './attention';
import { newsBetween } from './news';
import { noticeWords } from './notice';

/** Whether the browser can tell at all; pages that are not served over https cannot. */
export const canNotify = (): boolean => 'Notification' in window && 'locks' in navigator;

/** Tells on the desktop what the bell tells, while I look at no tab of the desk. The bell is on screen as long as a tab is. */
export function useDesktopNotifications(onOpen: (notice: NotificationView) => void): void {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const { desktopNotifications } = usePreferences();

  const tell = useEffectEvent((notice: NotificationView) => {
    // The same notice replaces its last notification, in whichever tab it was made.
    const shown = new Notification(noticeWords(t, notice), { body: notice.excerpt, tag: notice.id, icon: '/mark.svg' });
    shown.onclick = () => {
      window.focus();
      onOpen(notice);
      shown.close();
    };
  });

  // Whether or not this tab tells, others do.
  useEffect(() => (canNotify() ? shareAttention() : undefined), []);

  useEffect(() => {
    if (!desktopNotifications || !canNotify()) return;
    const { notifications } = desk;
    let before = notifications.get();
    const tellUnlessSeen = async (news: readonly NotificationView[]) => {
      if (!await hasAttention()) news.forEach(tell);
    };
    return notifications.subscribe(() => {
      const after = notifications.get();
      const news = newsBetween(before, after);
      before = after;
      if (news.length > 0 && Notification.permission === 'granted') void tellUnlessSeen(news);
    });
  }, [desk, desktopNotifications]);
}
