import { Building2, CalendarDays, Check, CircleDashed, Ellipsis, FileText, Hash, Link, ListFilter, Signal, Tag, Undo2, UserRound, UserRoundPlus, UsersRound } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { StatusMark } from '@/features/conversations/status-mark';
import { EventsMenu } from '@/features/timeline/events-menu';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger, SubMenu } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toasts';
import { KeepOrDelete } from './keep-or-delete';
import { LabelPicker } from './label-picker';
import { AgentPicker } from './owner-pickers';
import { DepartmentPicker, KeywordPicker, ParticipantsPicker, PriorityPicker } from './pickers';
import { useRun } from './use-commands';

const TransferDialog = lazily(() => import('./transfer-dialog'));
const ResolveDialog = lazily(() => import('./resolve-dialog'));
const TranscriptDialog = lazily(() => import('./transcript-dialog'));
const EraseDialog = lazily(() => import('./erase-dialog'));

const PANELS = ['label', 'priority', 'department', 'keywords', 'participants', 'transfer'] as const;
/** Whoever assigns by its key does so in the action bar. */
type Panel = (typeof PANELS)[number] | 'assign' | 'resolveWithNote' | 'transcript' | 'erase';

/** Everything else that can be done, each with its key. What is chosen opens where the button is. */
export function MoreActions({ head, onGoToDate }: { head: Standing; onGoToDate: () => void }) {
  const { t } = useWords();
  const run = useRun();
  const [menuOpen, setMenuOpen] = useState(false);
  const [panel, setPanel] = useState<Panel | null>(null);
  const next = useRef<(() => void) | null>(null);
  const resolved = head.status === 'Resolved';
  const pending = head.status === 'Pending';
  const handToAi = () => void run(head.id, { kind: 'hand_to_ai' });
  const suspend = () => void run(head.id, { kind: pending ? 'reopen' : 'pending' });
  useShortcut('more', () => setMenuOpen(true));
  useShortcut('pending', suspend, !resolved);
  useShortcut('handToAi', handToAi, !resolved && head.status !== 'AiReply');

  const item = (id: (typeof PANELS)[number] | 'assign', icon: React.ReactNode, label: string) => (
    <MenuItem icon={icon} shortcut={shortcuts[id]} onSelect={() => { next.current = () => setPanel(id); }}>{label}</MenuItem>
  );
  const hold = (id: Panel) => ({ head, anchored: true, open: panel === id, onOpenChange: (open: boolean) => setPanel(open ? id : null), trigger: <span aria-hidden className="absolute inset-0" /> });

  return (
    <span className="relative inline-flex">
      {PANELS.map((id) => <PanelKey key={id} id={id} onOpen={() => setPanel(id)} />)}
      <AgentPicker {...hold('assign')} />
      <LabelPicker {...hold('label')} />
      <PriorityPicker {...hold('priority')} />
      <DepartmentPicker {...hold('department')} />
      <KeywordPicker {...hold('keywords')} />
      <ParticipantsPicker {...hold('participants')} />
      <Menu open={menuOpen} onOpenChange={setMenuOpen}>
        <MenuTrigger asChild><IconButton label={t('actions.more')} shortcut={shortcuts.more} icon={<Ellipsis aria-hidden size={16} />} className="z-10" /></MenuTrigger>
        <MenuContent
          align="end"
          className="w-80 max-w-[calc(100vw-1rem)]"
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            // What was chosen takes the keyboard, not the button.
            event.preventDefault();
            next.current();
            next.current = null;
          }}
        >
          {item('label', <Tag aria-hidden size={15} />, t('labels.add'))}
          {item('keywords', <Hash aria-hidden size={15} />, t('keywords.title'))}
          {item('priority', <Signal aria-hidden size={15} />, t('actions.priority'))}
          {item('department', <Building2 aria-hidden size={15} />, t('actions.department'))}
          {item('participants', <UsersRound aria-hidden size={15} />, t('participants.title'))}
          <MenuSeparator />
          {item('assign', <UserRound aria-hidden size={15} />, t('actions.assign'))}
          {item('transfer', <UserRoundPlus aria-hidden size={15} />, t('actions.transfer'))}
          {!resolved && <MenuItem icon={pending ? <Undo2 aria-hidden size={15} /> : <CircleDashed aria-hidden size={15} />} shortcut={shortcuts.pending} onSelect={suspend}>{pending ? t('actions.reopen') : t('actions.pending')}</MenuItem>}
          {!resolved && head.status !== 'AiReply' && <MenuItem icon={<StatusMark status="AiReply" />} shortcut={shortcuts.handToAi} onSelect={handToAi}>{t('actions.handToAi')}</MenuItem>}
          {!resolved && <MenuItem icon={<Check aria-hidden size={15} />} shortcut={shortcuts.resolveWithNote} onSelect={() => { next.current = () => setPanel('resolveWithNote'); }}>{t('actions.resolveWithNote')}</MenuItem>}
          <MenuSeparator />
          <MenuItem icon={<CalendarDays aria-hidden size={15} />} shortcut={shortcuts.goToDate} onSelect={() => { next.current = onGoToDate; }}>{t('jump.title')}</MenuItem>
          <SubMenu icon={<ListFilter aria-hidden size={15} />} label={t('events.shown')}><EventsMenu /></SubMenu>
          <MenuItem icon={<Link aria-hidden size={15} />} onSelect={() => void copyAddress(head.id).then(() => toast(t('actions.linkCopied')))}>{t('actions.copyLink')}</MenuItem>
          <MenuItem icon={<FileText aria-hidden size={15} />} onSelect={() => { next.current = () => setPanel('transcript'); }}>{t('transcript.menu')}</MenuItem>
          <KeepOrDelete conversation={head} onDelete={() => { next.current = () => setPanel('erase'); }} />
        </MenuContent>
      </Menu>
      <Suspense fallback={null}>
        {panel === 'transfer' && <TransferDialog {...hold('transfer')} />}
        {panel === 'transcript' && <TranscriptDialog head={head} onClose={() => setPanel(null)} />}
        {panel === 'erase' && <EraseDialog {...hold('erase')} />}
        {panel === 'resolveWithNote' && <ResolveDialog onResolve={(note) => run(head.id, { kind: 'resolve', note })} open onOpenChange={(open) => setPanel(open ? 'resolveWithNote' : null)} />}
      </Suspense>
    </span>
  );
}

function PanelKey({ id, onOpen }: { id: (typeof PANELS)[number]; onOpen: () => void }) {
  useShortcut(id, onOpen);
  return null;
}

const copyAddress = (conversation: string): Promise<void> => navigator.clipboard.writeText(`${window.location.origin}/conversations/${encodeURIComponent(conversation)}`);
