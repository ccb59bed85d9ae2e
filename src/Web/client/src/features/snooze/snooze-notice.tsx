import { Moon } from 'lucide-react';
import { useRun } from '@/features/commands/use-commands';
import type { Standing } from '@/features/workbench/standing';
import { useNow } from '@/shared/format/now';
import { dayAndTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';

/** Says that the conversation sleeps, until when, and how to wake it. */
export function SnoozeNotice({ head: { id, status, snoozedUntil } }: { head: Standing }) {
  const { t, language } = useWords();
  const run = useRun();
  const now = useNow();
  if (status !== 'Snoozed') return null;
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line bg-canvas px-4 text-xs text-ink-2">
      <Moon aria-hidden size={14} className="shrink-0 text-ink-3" />
      <p className="min-w-0 flex-1" title={snoozedUntil ? exactTime(language, snoozedUntil) : undefined}>
        {snoozedUntil ? t('snooze.sleepsUntil', { time: dayAndTime(language, snoozedUntil, now) }) : t('snooze.sleepsUntilReply')}
      </p>
      <Button look="ghost" onClick={() => void run(id, { kind: 'reopen' })}>{t('snooze.wake')}</Button>
    </div>
  );
}
