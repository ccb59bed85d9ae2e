import { ArrowLeft, Check, CircleDashed, Hand, PanelRight, RotateCcw, Tag } from 'lucide-react';
import { useState } from 'react';
import type { ConversationView } from '@/contract';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { IconButton } from '@/shared/ui/icon-button';
import { Tip } from '@/shared/ui/tip';
import { AssignPicker } from './assign-picker';
import { LabelPicker } from './label-picker';
import { useIsRunning, useRun } from './use-commands';

interface ActionBarProps {
  head: ConversationView;
  /** Null where list and conversation stand side by side. */
  onBack: (() => void) | null;
  detailsOpen: boolean;
  onToggleDetails: () => void;
}

/** Who it is, and what can be done with the conversation. */
export function ActionBar({ head, onBack, detailsOpen, onToggleDetails }: ActionBarProps) {
  const { t } = useWords();
  const [labelling, setLabelling] = useState(false);
  useShortcut('label', () => setLabelling(true));
  useShortcut('details', onToggleDetails);

  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 max-md:pl-1.5">
      {onBack && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} className="size-9" />}
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate text-left text-sm leading-4 font-semibold">{head.contact.name}</h2>
        <p className="tabular flex items-center gap-1 text-2xs text-ink-3">
          <ChannelMark type={head.channel.type} size={11} />
          <span className="truncate">{channelNames[head.channel.type]} · #{head.displayNumber}</span>
        </p>
      </div>
      <AssignPicker head={head} />
      {!head.assignee && head.status !== 'Resolved' && <ClaimButton conversation={head.id} />}
      <LabelPicker
        head={head}
        open={labelling}
        onOpenChange={setLabelling}
        trigger={<IconButton label={t('labels.title')} shortcut={shortcuts.label} icon={<Tag aria-hidden size={15} />} className="max-sm:hidden" />}
      />
      <StatusButtons head={head} />
      <IconButton label={t('details.title')} shortcut={shortcuts.details} aria-pressed={detailsOpen} onClick={onToggleDetails} icon={<PanelRight aria-hidden size={16} />} />
    </header>
  );
}

function ClaimButton({ conversation }: { conversation: string }) {
  const { t } = useWords();
  const run = useRun();
  const claiming = useIsRunning(conversation, 'claim');
  const claim = () => {
    if (!claiming) void run(conversation, { kind: 'claim' });
  };
  useShortcut('claim', claim);
  return (
    <Tip label={t('actions.claimHint')} shortcut={shortcuts.claim}>
      <Button look="solid" onClick={claim} aria-label={t('actions.claim')} aria-disabled={claiming} aria-keyshortcuts={shortcuts.claim}>
        <Hand aria-hidden size={14} />
        <span className="max-sm:hidden">{t('actions.claim')}</span>
      </Button>
    </Tip>
  );
}

function StatusButtons({ head: { id, status } }: { head: ConversationView }) {
  const { t } = useWords();
  const run = useRun();
  const resolved = status === 'Resolved';
  const resolve = () => void run(id, { kind: resolved ? 'reopen' : 'resolve' });
  const suspend = () => void run(id, { kind: status === 'Pending' ? 'reopen' : 'pending' });
  useShortcut('resolve', resolve);
  useShortcut('pending', suspend, !resolved);

  return (
    <>
      {!resolved && (
        <IconButton
          label={status === 'Pending' ? t('actions.reopen') : t('actions.pending')}
          shortcut={shortcuts.pending}
          aria-pressed={status === 'Pending'}
          onClick={suspend}
          icon={<CircleDashed aria-hidden size={16} />}
        />
      )}
      <Tip label={resolved ? t('actions.reopen') : t('actions.resolveHint')} shortcut={shortcuts.resolve}>
        <Button onClick={resolve} aria-label={resolved ? t('actions.reopen') : t('actions.resolve')} aria-keyshortcuts={shortcuts.resolve} className="max-sm:px-2">
          {resolved ? <RotateCcw aria-hidden size={14} /> : <Check aria-hidden size={14} />}
          <span className="max-sm:hidden">{resolved ? t('actions.reopen') : t('actions.resolve')}</span>
        </Button>
      </Tip>
    </>
  );
}
