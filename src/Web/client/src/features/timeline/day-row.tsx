import { CalendarDays, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useNow } from '@/shared/format/now';
import { dayKey, dayName } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { DateJump } from './date-jump';

/** Where a day begins; it opens the way to another one. */
export function DayRow({ at }: { at: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const name = dayName(language, at, now);
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 text-2xs font-medium text-ink-3">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger aria-label={t('jump.dayMenu', { day: name })} className="inline-flex h-6 items-center gap-1 rounded-full px-2 hover:bg-hover hover:text-ink data-[state=open]:bg-pressed">
          <time dateTime={dayKey(at)}>{name}</time>
          <ChevronDown aria-hidden size={11} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content aria-label={t('jump.title')} sideOffset={4} collisionPadding={8} className="pop-in z-40 w-64 rounded-lg bg-raised p-3 shadow-pop">
            <p className="mb-2 flex items-center gap-1.5 text-xs font-medium"><CalendarDays aria-hidden size={14} className="text-ink-3" />{t('jump.title')}</p>
            <DateJump initial={dayKey(at)} onDone={() => setOpen(false)} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
