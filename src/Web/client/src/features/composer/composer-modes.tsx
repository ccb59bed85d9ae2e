import { Hourglass, Reply, StickyNote } from 'lucide-react';
import type { ChannelType } from '@/contract';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { countdown } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Tip } from '@/shared/ui/tip';
import type { ComposerMode } from './drafts';
import type { WindowState } from './window-state';

interface ComposerModesProps {
  mode: ComposerMode;
  window: WindowState;
  channel: ChannelType;
  onChange: (mode: ComposerMode) => void;
}

const MODES = [{ mode: 'reply', Icon: Reply }, { mode: 'note', Icon: StickyNote }] as const;

/** Between reply and note; each says to whom, and the reply how one writes on its channel (S0-26). */
export function ComposerModes({ mode, window, channel, onChange }: ComposerModesProps) {
  const { t } = useWords();
  const tone = t(channel === 'Email' ? 'composer.tone.mail' : 'composer.tone.chat');
  return (
    <div className="@container/modes flex h-9 items-center gap-1 px-1.5 pt-1">
      {MODES.map(({ mode: other, Icon }) => (
        <Tip key={other} label={t(`composer.modes.${other}`)} hint={other === 'note' ? t('composer.onlyTeam') : tone} shortcut={shortcuts[other]} side="top">
          <button
            type="button"
            aria-pressed={mode === other}
            aria-keyshortcuts={shortcuts[other]}
            onClick={() => onChange(other)}
            className={classes(
              'flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap max-md:h-8',
              mode !== other && 'text-ink-3 hover:text-ink',
              mode === other && (other === 'note' ? 'bg-note-line/25 text-note-ink' : 'bg-accent-tint text-accent-ink'),
            )}
          >
            <Icon aria-hidden size={14} />
            {t(`composer.modes.${other}`)}
          </button>
        </Tip>
      ))}
      <span className="ml-auto flex min-w-0 items-center gap-3 pr-1.5 text-2xs">
        {mode === 'note' ? <span className="text-note-ink">{t('composer.onlyTeam')}</span> : (
          <>
            {window.kind !== 'closed' && <span className="truncate text-ink-3 @max-lg/modes:hidden">{tone}</span>}
            <WindowLeft window={window} />
          </>
        )}
      </span>
    </div>
  );
}

function WindowLeft({ window }: { window: WindowState }) {
  const { t } = useWords();
  if (window.kind !== 'open') return null;
  const time = countdown(window.minutes);
  return (
    <span title={t('window.hint')} className={classes('flex shrink-0 items-center gap-1', window.soon ? 'rounded bg-waiting-tint px-1.5 py-0.5 font-medium text-waiting' : 'text-ink-3')}>
      <Hourglass aria-hidden size={12} />
      <span className="tabular sm:hidden" aria-hidden>{time}</span>
      <span className="tabular max-sm:sr-only">{t('window.left', { time })}</span>
    </span>
  );
}
