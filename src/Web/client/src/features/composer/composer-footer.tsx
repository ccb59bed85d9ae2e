import { SendHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChannelType } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { Key } from '@/shared/ui/key';
import type { ComposerState } from './use-composer';
import { useEnterSends } from './use-enter-sends';

interface ComposerFooterProps {
  composer: ComposerState;
  channel: ChannelType;
  tools: ReactNode;
}

const COMMAND_KEY = /mac|iphone|ipad/iu.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export function ComposerFooter({ composer: { note, limit, uploading, refused, pending, sendable, send, holdBack }, channel, tools }: ComposerFooterProps) {
  const { t, language } = useWords();
  const sendKey = useEnterSends() ? 'Enter' : `${COMMAND_KEY}+Enter`;
  const waits = refused ? t('attach.refused') : pending ? t('attach.sendsWhenReady') : uploading ? t('attach.waiting') : null;
  return (
    <footer className="flex flex-wrap items-center gap-x-3 gap-y-1 px-2 pb-2 max-md:gap-x-1">
      {tools}
      <span role="status" className="min-w-0 flex-1 text-right text-2xs text-ink-3 empty:hidden max-md:order-first max-md:basis-full">{waits}</span>
      <span className="ml-auto flex items-center gap-3">
        {waits === null && !limit.near && <span className="hidden items-center gap-1.5 text-2xs text-ink-3 lg:flex"><Key name={sendKey} /> {t('composer.sends')}</span>}
        {limit.near && (
          <span role="status" className={classes('tabular text-2xs', limit.exceeded ? 'font-medium text-danger' : 'text-ink-3')}>
            {limit.exceeded
              ? t('composer.tooLong', { count: -limit.left })
              : t('composer.charactersLeft', { count: limit.left, number: new Intl.NumberFormat(language).format(limit.left) })}
          </span>
        )}
        {pending
          ? <Button onClick={holdBack}>{t('attach.holdBack')}</Button>
          : (
            <Button look={note ? 'note' : 'solid'} disabled={!sendable} onClick={send}>
              {!note && <SendHorizontal aria-hidden size={13} />}
              {note ? t('composer.addNote') : t('composer.sendOn', { channel: channelNames[channel] })}
            </Button>
          )}
      </span>
    </footer>
  );
}
