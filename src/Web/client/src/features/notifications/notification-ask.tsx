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
    const permission = canNotify() ? await Notification.requestPermission() : 'denied';
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
    <div className="flex shrink-0 items-center gap-2 border-t border-line bg-raised px-3 py-2 text-xs">
      <BellRing aria-hidden size={15} className="shrink-0 text-accent-ink" />
      <span className="min-w-0 flex-1 text-ink-2">{t('notify.ask')}</span>
      <Button look="ghost" onClick={() => prefer({ desktopNotifications: false })}>{t('notify.no')}</Button>
      <Button onClick={() => void ask()}>{t('notify.yes')}</Button>
    </div>
  );
}
