import { Building2, Download, Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { StatusMark } from '@/features/conversations/status-mark';
import { priorities } from '@/features/conversations/view-filter';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useDepartments } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuHeading, MenuItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import type { BulkPart } from './bulk-bar';

const ExportDialog = lazy(() => import('./export-dialog'));

/** Status, a file to keep, priority, department. */
export function BulkMore({ picked, run }: BulkPart) {
  const { t } = useWords();
  const [exporting, setExporting] = useState<readonly string[] | null>(null);
  const departments = useDepartments();
  const pend = () => run({ do: 'set_status', status: 'pending' }, (count) => t('bulk.done.pending', { count }));
  const handToAi = () => run({ do: 'set_status', status: 'aireply' }, (count) => t('bulk.done.handedToAi', { count }));
  useShortcut('pending', pend, { first: true });
  useShortcut('handToAi', handToAi, { first: true });

  return (
    <>
      <Menu>
        <MenuTrigger asChild><IconButton label={t('bulk.more')} icon={<Ellipsis aria-hidden size={15} />} /></MenuTrigger>
        <MenuContent align="end" className="w-56">
          <MenuItem icon={<StatusMark status="Open" />} onSelect={() => run({ do: 'set_status', status: 'open' }, (count) => t('bulk.done.opened', { count }))}>{t('status.Open')}</MenuItem>
          <MenuItem icon={<StatusMark status="Pending" />} shortcut={shortcuts.pending} onSelect={pend}>{t('status.Pending')}</MenuItem>
          <MenuItem icon={<StatusMark status="AiReply" />} shortcut={shortcuts.handToAi} onSelect={handToAi}>{t('status.AiReply')}</MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Download aria-hidden size={15} />} onSelect={() => setExporting(picked.map(({ id }) => id))}>{t('bulk.export.menu')}</MenuItem>
          <MenuHeading>{t('facets.priority')}</MenuHeading>
          {priorities.map((priority) => (
            <MenuItem
              key={priority}
              icon={<PriorityMark priority={priority} always />}
              onSelect={() => run({ do: 'set_priority', priority }, (count) => t('bulk.done.priority', { count, name: t(`priorities.${priority}`) }))}
            >
              {t(`priorities.${priority}`)}
            </MenuItem>
          ))}
          {departments.length > 0 && <MenuHeading>{t('facets.department')}</MenuHeading>}
          {departments.map(({ id, name }) => (
            <MenuItem key={id} icon={<Building2 aria-hidden size={15} />} onSelect={() => run({ do: 'set_department', department: id }, (count) => t('bulk.done.department', { count, name }))}>
              {name}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {exporting && <Suspense fallback={null}><ExportDialog conversations={exporting} onClose={() => setExporting(null)} /></Suspense>}
    </>
  );
}
