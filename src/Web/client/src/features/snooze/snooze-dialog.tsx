import { useState, type SubmitEvent } from 'react';
import { useRun } from '@/features/commands/use-commands';
import type { Standing } from '@/features/workbench/standing';
import { useNow } from '@/shared/format/now';
import { plannedTime } from '@/shared/format/time';
import { ofZonedInput, zonedInput } from '@/shared/format/zone';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { TextField } from '@/shared/ui/text-field';
import { useOwnTimeZone } from '@/features/session/own-time-zone';
import { snoozeEnd } from './snooze-times';

interface SnoozeDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const DAY = 86_400_000;
const LONGEST = 365 * DAY;

/** Any date and time within a year, by the agent's clock. */
export default function SnoozeDialog({ head, open, onOpenChange }: SnoozeDialogProps) {
  const { t, language } = useWords();
  const run = useRun();
  const now = useNow();
  const timeZone = useOwnTimeZone();
  const [value, setValue] = useState(() => zonedInput(snoozeEnd('Tomorrow0900', now, timeZone).getTime(), timeZone));
  const moment = ofZonedInput(value, timeZone);
  const fits = moment > now && moment <= now + LONGEST;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!fits) return;
    const until = new Date(moment).toISOString();
    void run(head.id, { kind: 'snooze', until, snooze: { preset: 'Custom', until } });
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('snooze.pickTitle')}>
      <form onSubmit={submit}>
        <div className="space-y-4 p-4">
          <TextField
            type="datetime-local"
            label={t('snooze.moment')}
            value={value}
            min={zonedInput(now, timeZone)}
            required
            aria-invalid={!fits}
            hint={fits ? t('snooze.comesBack', { time: plannedTime(language, new Date(moment).toISOString()) }) : t('problems.snooze_time_invalid')}
            onChange={(event) => setValue(event.target.value)}
          />
        </div>
        <DialogFooter>
          <Button look="ghost" onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
          <Button type="submit" look="solid" disabled={!fits}>{t('snooze.title')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
