import { Moon } from 'lucide-react';
import type { SnoozePreset } from '@/contract';
import { useOwnTimeZone } from '@/features/session/own-time-zone';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/shared/ui/menu';
import type { BulkPart } from './bulk-bar';

/** Those that need no further question. */
export const snoozePresets = ['OneHour', 'TwoHours', 'FourHours', 'Tomorrow0900', 'NextMonday0900', 'UntilCustomerReply'] as const satisfies readonly SnoozePreset[];

/** S2-45, S2-46. */
export function BulkSnooze({ run }: BulkPart) {
  const { t } = useWords();
  const timeZone = useOwnTimeZone();
  return (
    <Menu>
      <MenuTrigger asChild><IconButton label={t('bulk.snooze')} icon={<Moon aria-hidden size={15} />} /></MenuTrigger>
      <MenuContent align="end">
        {snoozePresets.map((preset) => (
          <MenuItem key={preset} onSelect={() => void run({ do: 'snooze', snoozing: { preset, timeZone } }, (count) => t('bulk.done.snoozed', { count }))}>
            {t(`bulk.presets.${preset}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
