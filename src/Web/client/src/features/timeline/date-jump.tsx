import { useState, type SubmitEvent } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useNow } from '@/shared/format/now';
import { dayKey, dayStart } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { useThreadActions } from './thread-actions';

/** @param initial a day's key */
export function DateJump({ initial, onDone }: { initial: string; onDone: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const { show, showDate, showPresent } = useThreadActions();
  const [day, setDay] = useState(initial);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (day === '') return;
    setBusy(true);
    try {
      const start = dayStart(day, 0);
      if (start !== null && await showDate(Date.parse(start))) onDone();
      else setSaid(t('jump.nothing'));
    } catch (error) {
      setSaid(problemWords(t, asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  const leave = (act: () => void) => () => {
    act();
    onDone();
  };

  return (
    <form onSubmit={(event) => void go(event)} className="space-y-2">
      <div className="flex gap-2">
        <input
          type="date"
          required
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it was opened to choose here
          autoFocus
          aria-label={t('jump.date')}
          value={day}
          max={dayKey(now)}
          onChange={(event) => setDay(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-control-line bg-surface px-2 text-sm"
        />
        <Button type="submit" look="solid" disabled={busy || day === ''} className="!h-8">{t('jump.go')}</Button>
      </div>
      <p role="status" className="text-xs text-waiting empty:hidden">{said}</p>
      <div className="flex justify-between">
        <Button look="ghost" onClick={leave(() => show(1))}>{t('jump.beginning')}</Button>
        <Button look="ghost" onClick={leave(showPresent)}>{t('jump.present')}</Button>
      </div>
    </form>
  );
}
