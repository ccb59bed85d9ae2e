import { CalendarClock, MessageCircleReply, Moon } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { useRun } from '@/features/commands/use-commands';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useNow } from '@/shared/format/now';
import { dayAndTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuHeading, MenuItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import { useOwnTimeZone } from '@/features/session/own-time-zone';
import { lazily } from '@/shared/ui/lazily';
import { snoozeEnd, timedPresets } from './snooze-times';

const SnoozeDialog = lazily(() => import('./snooze-dialog'));

/** Puts a conversation aside until a time, or until the customer writes (S2-45, S4-15). */
export function SnoozeMenu({ head }: { head: Standing }) {
  const { t, language } = useWords();
  const run = useRun();
  const now = useNow();
  const timeZone = useOwnTimeZone();
  const [open, setOpen] = useState(false);
  const [picking, setPicking] = useState<'never' | 'open' | 'closed'>('never');
  const next = useRef<(() => void) | null>(null);
  useShortcut('snooze', () => setOpen(true), head.status !== 'Resolved');

  return (
    <>
      <Menu open={open} onOpenChange={setOpen}>
        <MenuTrigger asChild>
          <IconButton label={t('snooze.title')} shortcut={shortcuts.snooze} aria-pressed={head.status === 'Snoozed'} icon={<Moon aria-hidden size={16} />} />
        </MenuTrigger>
        <MenuContent
          align="end"
          className="w-72"
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            // The dialog takes the keyboard, not the button.
            event.preventDefault();
            next.current();
            next.current = null;
          }}
        >
          <MenuHeading>{t('snooze.until')}</MenuHeading>
          {timedPresets.map((preset) => {
            const end = snoozeEnd(preset, now, timeZone).toISOString();
            return (
              <MenuItem key={preset} onSelect={() => void run(head.id, { kind: 'snooze', until: end, snooze: { preset, timeZone } })}>
                <span className="flex justify-between gap-3">{t(`snooze.presets.${preset}`)}<span className="tabular text-xs text-ink-3">{dayAndTime(language, end, now)}</span></span>
              </MenuItem>
            );
          })}
          <MenuSeparator />
          <MenuItem icon={<CalendarClock aria-hidden size={15} />} onSelect={() => { next.current = () => setPicking('open'); }}>{t('snooze.pick')}</MenuItem>
          <MenuItem icon={<MessageCircleReply aria-hidden size={15} />} onSelect={() => void run(head.id, { kind: 'snooze', until: null, snooze: { preset: 'UntilCustomerReply' } })}>{t('snooze.untilReply')}</MenuItem>
        </MenuContent>
      </Menu>
      {picking !== 'never' && (
        <Suspense fallback={null}>
          <SnoozeDialog key={picking} head={head} open={picking === 'open'} onOpenChange={(shown) => setPicking(shown ? 'open' : 'closed')} />
        </Suspense>
      )}
    </>
  );
}
