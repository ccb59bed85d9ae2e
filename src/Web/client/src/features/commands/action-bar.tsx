import { ArrowLeft, Hand, PanelRight } from 'lucide-react';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { WaitingTime } from '@/features/conversations/waiting-time';
import { CustomerLink } from '@/features/customers/customer-link';
import { useSession } from '@/features/session/session';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { SnoozeMenu } from '@/features/snooze/snooze-menu';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { IconButton } from '@/shared/ui/icon-button';
import { Tip } from '@/shared/ui/tip';
import { AssignPicker } from './assign-picker';
import { MoreActions } from './more-actions';
import { ResolveButton } from './resolve-button';
import { useIsRunning, useRun } from './use-commands';

interface ActionBarProps {
  head: Standing;
  /** Null where list and conversation stand side by side. */
  onBack: (() => void) | null;
  detailsOpen: boolean;
  onToggleDetails: () => void;
  onGoToDate: () => void;
}

/** Who it is, and what can be done with the conversation. */
export function ActionBar({ head, onBack, detailsOpen, onToggleDetails, onGoToDate }: ActionBarProps) {
  const { t } = useWords();
  useShortcut('details', onToggleDetails);

  return (
    <header className="@container/bar flex shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 max-md:pl-1.5">
      {onBack && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} className="size-9 self-start max-md:mt-0.5" />}
      {/* Where there is less room, what is told of the customer has a line to itself; where there is little, whose the conversation is begins it. */}
      <div className="grid h-12 min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto_auto] grid-rows-2 items-center gap-x-1 @max-3xl/bar:h-14 @max-3xl/bar:grid-rows-[1fr_auto] @max-3xl/bar:py-1 @max-2xl/bar:h-16 @max-2xl/bar:grid-cols-[auto_minmax(0,1fr)_auto] max-md:h-20!">
        <h2 dir="auto" className="mr-1 truncate max-md:line-clamp-2 max-md:whitespace-normal self-end text-left text-sm leading-4 font-semibold @max-3xl/bar:self-center @max-2xl/bar:col-span-2">{head.contact.name}</h2>
        <div className="tabular col-start-1 row-start-2 flex h-5 min-w-0 items-center gap-1.5 self-start text-2xs text-ink-3 @max-3xl/bar:col-end-4 @max-2xl/bar:col-start-2 @max-2xl/bar:self-center">
          <ChannelMark type={head.channel.type} size={11} />
          <span className="shrink-0"><span className="@max-2xl/bar:sr-only">{channelNames[head.channel.type]} · </span>#{head.displayNumber}</span>
          <WaitingTime conversation={head.id} />
          <span className="inline-flex min-w-0 items-center gap-1.5"><span aria-hidden>·</span><CustomerLink head={head} /></span>
          {head.priority !== 'None' && <span className="inline-flex shrink-0 items-center gap-1 @max-md/bar:hidden"><PriorityMark priority={head.priority} size={11} always />{t('actions.priorityIs', { priority: t(`priority.${head.priority}`) })}</span>}
        </div>
        <div className="col-start-2 row-start-1 row-end-3 min-w-0 @max-3xl/bar:row-end-2 @max-2xl/bar:col-start-1 @max-2xl/bar:row-start-2 @max-2xl/bar:row-end-3 @max-2xl/bar:-ml-1.5">
          <AssignPicker head={head} />
        </div>
        <div className="col-start-3 row-start-1 row-end-3 flex items-center gap-1 @max-3xl/bar:row-end-2">
          {!head.assignee && head.status !== 'Resolved' && <ClaimButton conversation={head.id} />}
          {head.status === 'AiReply' && <TakeOverButton conversation={head.id} />}
          {head.status !== 'Resolved' && <SnoozeMenu head={head} />}
          <ResolveButton head={head} />
          <MoreActions head={head} onGoToDate={onGoToDate} />
          <IconButton label={t('details.title')} shortcut={shortcuts.details} aria-pressed={detailsOpen} onClick={onToggleDetails} icon={<PanelRight aria-hidden size={16} />} />
        </div>
      </div>
    </header>
  );
}

function ClaimButton({ conversation }: { conversation: string }) {
  const { t } = useWords();
  const run = useRun();
  const { agent: me } = useSession();
  const claiming = useIsRunning(conversation, 'claim');
  const claim = () => {
    if (!claiming) void run(conversation, { kind: 'claim', agent: me.id });
  };
  useShortcut('claim', claim);
  return (
    <Tip label={t('actions.claimHint')} shortcut={shortcuts.claim}>
      <Button look="solid" onClick={claim} aria-label={t('actions.claim')} aria-disabled={claiming} aria-keyshortcuts={shortcuts.claim}>
        <Hand aria-hidden size={14} />
        <span className="@max-md/bar:hidden">{t('actions.claim')}</span>
      </Button>
    </Tip>
  );
}

/** The next reply is the AI agent's, until somebody takes it (S3-21). */
function TakeOverButton({ conversation }: { conversation: string }) {
  const { t } = useWords();
  const run = useRun();
  const takeOver = () => void run(conversation, { kind: 'take_over' });
  useShortcut('takeOver', takeOver);
  return (
    <Tip label={t('actions.takeOver')} shortcut={shortcuts.takeOver}>
      <Button onClick={takeOver} aria-label={t('actions.takeOver')} aria-keyshortcuts={shortcuts.takeOver}>
        <Hand aria-hidden size={14} />
        <span className="@max-2xl/bar:hidden">{t('actions.takeOver')}</span>
      </Button>
    </Tip>
  );
}
