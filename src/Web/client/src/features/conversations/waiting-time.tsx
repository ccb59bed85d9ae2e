import { Clock } from 'lucide-react';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useNow } from '@/shared/format/now';
import { exactTime, span } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { isLongWait } from './waiting';

/** How long the customer of an open conversation has been waiting; nothing when nobody waits (S0-22). */
export function WaitingTime({ conversation }: { conversation: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const since = useOfTimeline(conversation, ({ head }) => head?.waitingSince ?? null);
  if (since === null) return null;
  const waited = now - Date.parse(since);
  return (
    <span title={t('list.waitingSince', { time: exactTime(language, since) })} className={classes('inline-flex shrink-0 items-center gap-0.5 font-medium text-waiting', isLongWait(waited) && 'rounded bg-waiting-tint px-1')}>
      <Clock aria-hidden size={11} />
      <span className="sr-only">{t('list.waiting')} </span>
      {span(language, waited) ?? t('time.now')}
    </span>
  );
}
