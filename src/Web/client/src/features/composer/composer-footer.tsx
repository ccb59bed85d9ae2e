import { SendHorizontal } from 'lucide-react';
import type { ChannelType } from '@/contract';
import { usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { Key } from '@/shared/ui/key';
import type { ComposerMode } from './drafts';
import type { TextLimit } from './text-limit';

interface ComposerFooterProps {
  mode: ComposerMode;
  channel: ChannelType;
  limit: TextLimit;
  sendable: boolean;
  onSend: () => void;
}

const COMMAND_KEY = /mac|iphone|ipad/iu.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export function ComposerFooter({ mode, channel, limit, sendable, onSend }: ComposerFooterProps) {
  const { t, language } = useWords();
  const { enterSends } = usePreferences();
  const sendKey = enterSends ? 'Enter' : `${COMMAND_KEY}+Enter`;
  return (
    <footer className="flex items-center gap-3 px-2 pb-2">
      <span className="hidden items-center gap-1.5 pl-1 text-2xs text-ink-3 sm:flex">
        <Key name={sendKey} /> {t('composer.sends')} <span aria-hidden>·</span> <Key name={enterSends ? 'Shift+Enter' : 'Enter'} /> {t('composer.newLine')}
      </span>
      <span className="ml-auto" />
      {limit.near && (
        <span role="status" className={classes('tabular text-2xs', limit.exceeded ? 'font-medium text-danger' : 'text-ink-3')}>
          {limit.exceeded
            ? t('composer.tooLong', { count: -limit.left })
            : t('composer.charactersLeft', { count: limit.left, number: new Intl.NumberFormat(language).format(limit.left) })}
        </span>
      )}
      <Button look={mode === 'note' ? 'note' : 'solid'} disabled={!sendable} onClick={onSend}>
        {mode === 'reply' && <SendHorizontal aria-hidden size={13} />}
        {mode === 'note' ? t('composer.addNote') : t('composer.sendOn', { channel: channelNames[channel] })}
      </Button>
    </footer>
  );
}
