import { AtSign, ClipboardList, LayoutTemplate, Paperclip, Signature, Smile, Zap } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ConversationView } from '@/contract';
import { channelFiles } from '@/features/attachments/channel-files';
import { EmojiPopover } from '@/features/emoji/emoji-popover';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { fileSize } from '@/shared/format/number';
import { prefer, usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import type { ComposerState } from './use-composer';

interface ComposerToolsProps {
  head: Standing;
  composer: ComposerState;
  onTemplate: () => void;
  onForm: () => void;
}

/** What can be put into a message besides words (S0-18 to S0-20). */
export function ComposerTools({ head, composer, onTemplate, onForm }: ComposerToolsProps) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const { note } = composer;
  const { signature, useSignature } = usePreferences();
  /** A sign opens its list only where a word could begin. */
  const begin = (sign: string) => composer.insert(composer.text === '' || /\s$/u.test(composer.text.slice(0, composer.caret)) ? sign : ` ${sign}`);
  useShortcut('quickMessage', () => {
    composer.focus();
    begin('/');
  });
  useShortcut('template', onTemplate, !note && head.channel.type === 'WhatsApp');
  useShortcut('form', onForm, !note && head.channel.type === 'WhatsApp');

  return (
    <div className="flex items-center">
      {!note && <AttachButton head={head} composer={composer} />}
      <IconButton side="top" label={t('quick.button')} shortcut={shortcuts.quickMessage} icon={<Zap aria-hidden size={16} />} onClick={() => begin('/')} />
      {!note && head.channel.type === 'WhatsApp' && <IconButton side="top" label={t('templates.title')} shortcut={shortcuts.template} icon={<LayoutTemplate aria-hidden size={16} />} onClick={onTemplate} />}
      {!note && head.channel.type === 'WhatsApp' && <IconButton side="top" label={t('forms.title')} shortcut={shortcuts.form} icon={<ClipboardList aria-hidden size={16} />} onClick={onForm} />}
      {note && <IconButton side="top" label={t('mentions.button')} icon={<AtSign aria-hidden size={16} />} onClick={() => begin('@')} />}
      <EmojiPopover
        open={picking}
        onOpenChange={setPicking}
        onPick={(emoji) => {
          setPicking(false);
          composer.insert(emoji);
        }}
        trigger={<IconButton side="top" label={t('emoji.button')} icon={<Smile aria-hidden size={16} />} />}
      />
      {!note && signature.trim() !== '' && (
        <IconButton side="top" label={t('signature.button')} hint={signature} aria-pressed={useSignature} icon={<Signature aria-hidden size={16} />} onClick={() => prefer({ useSignature: !useSignature })} />
      )}
    </div>
  );
}

function AttachButton({ head: { channel }, composer }: { head: Standing; composer: ComposerState }) {
  const { t } = useWords();
  const limits = useFileLimits(channel.type);
  const input = useRef<HTMLInputElement>(null);
  const rules = channelFiles(channel.type);
  useShortcut('attach', () => input.current?.click(), rules.length > 0);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('attach.file')}
        accept={rules.flatMap((rule) => rule.types).join()}
        onChange={(event) => {
          composer.attach([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <IconButton side="top" label={t('attach.file')} hint={limits} shortcut={shortcuts.attach} disabled={rules.length === 0} icon={<Paperclip aria-hidden size={16} />} onClick={() => input.current?.click()} />
    </>
  );
}

/** Which files the channel takes and how large, in one sentence. */
export function useFileLimits(channel: ConversationView['channel']['type']): string {
  const { t, language } = useWords();
  const limitOf = (kind: string) => fileSize(language, channelFiles(channel).find((rule) => rule.kind === kind)?.limit ?? 0);
  return channelFiles(channel).length === 0
    ? t('attach.notSupported')
    : t('attach.limits', { image: limitOf('Image'), sound: limitOf('Audio'), document: limitOf('Document') });
}
