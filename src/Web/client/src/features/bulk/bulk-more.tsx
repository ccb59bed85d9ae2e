import { Building2, CircleMinus, Download, Ellipsis, Hash, UsersRound } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { StatusMark } from '@/features/conversations/status-mark';
import { priorities } from '@/features/conversations/view-filter';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useDepartments } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { Menu, MenuContent, MenuHeading, MenuItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import type { BulkPart } from './bulk-bar';
import { BulkKeywords, BulkParticipants } from './bulk-tags';

const ExportDialog = lazily(() => import('./export-dialog'));
const ResolveDialog = lazily(() => import('@/features/commands/resolve-dialog'));

/** Status, a closing note, keywords, participants, a file to keep, priority, department. */
export function BulkMore({ picked, run }: BulkPart) {
  const { t } = useWords();
  const [exporting, setExporting] = useState<readonly string[] | null>(null);
  const [panel, setPanel] = useState<'keywords' | 'participants' | 'closing' | null>(null);
  const next = useRef<(() => void) | null>(null);
  const departments = useDepartments();
  const pend = () => void run({ do: 'set_status', status: 'pending' }, (count) => t('bulk.done.pending', { count }));
  const handToAi = () => void run({ do: 'set_status', status: 'aireply' }, (count) => t('bulk.done.handedToAi', { count }));
  useShortcut('pending', pend, { first: true });
  useShortcut('handToAi', handToAi, { first: true });
  useShortcut('keywords', () => setPanel('keywords'), { first: true });
  useShortcut('participants', () => setPanel('participants'), { first: true });
  const open = picked.some((view) => view.status !== 'Resolved');
  useShortcut('resolveWithNote', () => setPanel('closing'), { enabled: open, first: true });
  const hold = (id: 'keywords' | 'participants') => ({ picked, run, open: panel === id, onOpenChange: (open: boolean) => setPanel(open ? id : null) });

  return (
    <span className="relative inline-flex">
      <BulkKeywords {...hold('keywords')} />
      <BulkParticipants {...hold('participants')} />
      <Menu>
        <MenuTrigger asChild><IconButton label={t('bulk.more')} icon={<Ellipsis aria-hidden size={15} />} className="z-10" /></MenuTrigger>
        <MenuContent
          align="end"
          className="w-72"
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            // What was chosen takes the keyboard, not the button.
            event.preventDefault();
            next.current();
            next.current = null;
          }}
        >
          <MenuItem icon={<StatusMark status="Open" />} onSelect={() => void run({ do: 'set_status', status: 'open' }, (count) => t('bulk.done.opened', { count }))}>{t('status.Open')}</MenuItem>
          <MenuItem icon={<StatusMark status="Pending" />} shortcut={shortcuts.pending} onSelect={pend}>{t('status.Pending')}</MenuItem>
          <MenuItem icon={<StatusMark status="AiReply" />} shortcut={shortcuts.handToAi} onSelect={handToAi}>{t('status.AiReply')}</MenuItem>
          {open && <MenuItem icon={<StatusMark status="Resolved" />} shortcut={shortcuts.resolveWithNote} onSelect={() => { next.current = () => setPanel('closing'); }}>{t('actions.resolveWithNote')}</MenuItem>}
          <MenuSeparator />
          <MenuItem icon={<Hash aria-hidden size={15} />} shortcut={shortcuts.keywords} onSelect={() => { next.current = () => setPanel('keywords'); }}>{t('keywords.title')}</MenuItem>
          <MenuItem icon={<UsersRound aria-hidden size={15} />} shortcut={shortcuts.participants} onSelect={() => { next.current = () => setPanel('participants'); }}>{t('participants.title')}</MenuItem>
          <MenuItem icon={<Download aria-hidden size={15} />} onSelect={() => setExporting(picked.map(({ id }) => id))}>{t('bulk.export.menu')}</MenuItem>
          <MenuHeading>{t('facets.priority')}</MenuHeading>
          {priorities.map((priority) => (
            <MenuItem
              key={priority}
              icon={<PriorityMark priority={priority} always />}
              onSelect={() => void run({ do: 'set_priority', priority }, (count) => t('bulk.done.priority', { count, name: t(`priorities.${priority}`) }))}
            >
              {t(`priorities.${priority}`)}
            </MenuItem>
          ))}
          {departments.length > 0 && <MenuHeading>{t('facets.department')}</MenuHeading>}
          {departments.map(({ id, name }) => (
            <MenuItem key={id} icon={<Building2 aria-hidden size={15} />} onSelect={() => void run({ do: 'set_department', department: id }, (count) => t('bulk.done.department', { count, name }))}>
              {name}
            </MenuItem>
          ))}
          {departments.length > 0 && picked.some((view) => view.department !== null) && (
            <MenuItem icon={<CircleMinus aria-hidden size={15} />} onSelect={() => void run({ do: 'set_department', department: null }, (count) => t('bulk.done.departmentRemoved', { count }))}>{t('department.remove')}</MenuItem>
          )}
        </MenuContent>
      </Menu>
      {panel === 'closing' && (
        <Suspense fallback={null}>
          <ResolveDialog
            open
            onOpenChange={(shown) => setPanel(shown ? 'closing' : null)}
            onResolve={(note) => run({ do: 'set_status', status: 'resolved', note }, (count) => t('bulk.done.resolved', { count }))}
          />
        </Suspense>
      )}
      {exporting && <Suspense fallback={null}><ExportDialog conversations={exporting} onClose={() => setExporting(null)} /></Suspense>}
    </span>
  );
}
