import { BellRing } from 'lucide-react';
import { prefer, usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toasts';
import { canNotify } from './use-desktop-notifications';

/** Asks the browser for its permission, which it gives only in answer to a click; and says what came of it. */
export function useAskForNotifications(): () => Promise<void> {
  const { t } = useWords();
  return async () => {
    // What was allowed before is not asked for again, and the switch follows at once.
    const permission = !canNotify() ? 'denied' : Notification.permission === 'granted' ? 'granted' : await Notification.requestPermission();
    prefer({ desktopNotifications: permission === 'granted' });
    if (permission !== 'granted') toast(t('notify.refused'));
  };
}

/** Offered once, when there is something to be told of: the agent has a conversation. */
export function NotificationAsk() {
  const { t } = useWords();
  const { desktopNotifications } = usePreferences();
  const ask = useAskForNotifications();
  if (desktopNotifications !== null || !canNotify() || Notification.permission !== 'default') return null;
  return (
    <div className="shrink-0 border-t border-line bg-raised px-3 py-2.5 text-xs">
      <p className="flex gap-2 text-balance text-ink-2"><BellRing aria-hidden size={15} className="mt-px shrink-0 text-accent-ink" />{t('notify.ask')}</p>
      <div className="mt-1.5 flex justify-end gap-1">
        <Button look="ghost" onClick={() => prefer({ desktopNotifications: false })}>{t('notify.no')}</Button>
        <Button onClick={() => void ask()}>{t('notify.yes')}</Button>
      </div>
    </div>
  );
}
