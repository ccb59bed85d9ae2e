import { Clock, ClockAlert } from 'lucide-react';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useAnswerTarget } from '@/features/workspace/settings';
import { useNow } from '@/shared/format/now';
import { duration, exactTime, span } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { waitLooks, waitOf } from './waiting';

/** How long the customer of an open conversation has been waiting, and how that stands to the workspace's target; nothing when nobody waits (S0-22). */
export function WaitingTime({ conversation }: { conversation: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const target = useAnswerTarget();
  const since = useOfTimeline(conversation, ({ head }) => head?.waitingSince ?? null);
  if (since === null) return null;
  const waited = now - Date.parse(since);
  const wait = waitOf(waited, target);
  const title = t('list.waitingSince', { time: exactTime(language, since) });
  return (
    <span title={target === null ? title : `${title} · ${t('list.target', { target: duration(language, target * 60) })}`} className={classes('inline-flex shrink-0 items-center gap-0.5 rounded font-medium', wait !== 'plain' && 'px-1', waitLooks[wait])}>
      {wait === 'over' ? <ClockAlert aria-hidden size={11} /> : <Clock aria-hidden size={11} />}
      <span className="sr-only">{t('list.waiting')} </span>
      {span(language, waited) ?? t('time.now')}
      {(wait === 'near' || wait === 'over') && <span className="@max-[33rem]/bar:sr-only"> · {t(`list.waits.${wait}`)}</span>}
    </span>
  );
}
