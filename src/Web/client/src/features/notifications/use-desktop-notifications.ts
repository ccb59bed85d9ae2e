import { useEffect, useEffectEvent } from 'react';
import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import { useWorkbench } from '@/features/workbench/workbench';
import { usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { newsBetween, type News } from './news';

const MINE = viewKey(defaultFilter);

/** Whether the browser can tell at all; pages that are not served over https cannot. */
export const canNotify = (): boolean => 'Notification' in window;

/** Tells of customers who write to me while I look elsewhere. `MINE` is on screen as long as the desk is. */
export function useDesktopNotifications(onOpen: (conversation: string) => void): void {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const { desktopNotifications } = usePreferences();

  const tell = useEffectEvent(({ kind, conversation: { id, contact, preview } }: News) => {
    // The same conversation replaces its last notification, in whichever tab it was made.
    const shown = new Notification(contact.name, { body: kind === 'assigned' ? t('notify.assigned') : preview?.text || t('notify.wrote'), tag: id, icon: '/mark.svg' });
    shown.onclick = () => {
      window.focus();
      onOpen(id);
      shown.close();
    };
  });

  useEffect(() => {
    if (!desktopNotifications || !canNotify()) return;
    const view = desk.view(MINE);
    let before = view.get();
    return view.subscribe(() => {
      const after = view.get();
      const away = document.hidden || !document.hasFocus();
      if (before.position !== null && away && Notification.permission === 'granted') newsBetween(before.items, after.items).forEach(tell);
      before = after;
    });
  }, [desk, desktopNotifications]);
}
