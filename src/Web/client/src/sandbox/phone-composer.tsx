import { File as FileIcon, Image, MapPin, Mic, Paperclip, Plus, SendHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toasts';
import { uploadMedia, type Draft, type MediaKind, type PhoneMessage } from './phone-api';
import { phoneProblem } from './problem-words';
import { sampleInvoice, samplePicture, sampleVoice } from './samples';

interface PhoneComposerProps {
  editing: PhoneMessage | null;
  onAct: (draft: Draft) => void;
  onEdited: () => void;
}

export function PhoneComposer({ editing, onAct, onEdited }: PhoneComposerProps) {
  const { t } = useWords();
  const [text, setText] = useState(editing?.content.type === 'text' ? editing.content.body : '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = () => {
    if (text.trim() === '') return;
    onAct(editing ? { edit: { message: editing.id, text } } : { text });
    setText('');
    onEdited();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && editing) onEdited();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    <div className="shrink-0 border-t border-line p-2">
      {editing && (
        <p className="flex items-center justify-between px-2 pb-1.5 text-xs text-ink-3">
          {t('sandbox.editing')}
          <button type="button" aria-label={t('sandbox.cancelEdit')} onClick={onEdited} className="inline-flex size-6 items-center justify-center rounded-full hover:bg-hover"><X aria-hidden size={14} /></button>
        </p>
      )}
      <div className="flex items-end gap-1.5">
        {!editing && <Samples onAct={onAct} />}
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          maxLength={4096}
          aria-label={t('sandbox.placeholder')}
          placeholder={t('sandbox.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-32 min-h-9 min-w-0 flex-1 resize-none rounded-[18px] border border-line-strong bg-surface px-3.5 py-1.5 text-base"
        />
        <button type="button" aria-label={t('sandbox.send')} disabled={text.trim() === ''} onClick={submit} className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-strong disabled:opacity-50">
          <SendHorizontal aria-hidden size={16} />
        </button>
      </div>
    </div>
  );
}

/** One of each kind, to see how the desk shows it. */
function Samples({ onAct }: { onAct: (draft: Draft) => void }) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const send = (making: File | Promise<File>, media: { kind?: MediaKind; caption?: string } = {}) => {
    Promise.resolve(making)
      .then(async (file) => onAct({ media: { id: await uploadMedia(file), kind: kindOf(file.type), fileName: file.name, ...media } }))
      .catch((error: unknown) => toast(phoneProblem(t, error)));
  };
  const pick = (file: File | undefined) => {
    if (file) send(file);
  };
  return (
    <>
      <input ref={picker} type="file" hidden aria-label={t('sandbox.file')} onChange={(event) => { pick(event.target.files?.[0]); event.target.value = ''; }} />
      <Menu>
        <MenuTrigger aria-label={t('sandbox.attach')} className="inline-flex size-9 shrink-0 items-center justify-center rounded-full text-ink-2 hover:bg-hover data-[state=open]:bg-pressed"><Plus aria-hidden size={18} /></MenuTrigger>
        <MenuContent side="top" align="start">
          <MenuItem icon={<Paperclip aria-hidden size={15} />} onSelect={() => picker.current?.click()}>{t('sandbox.file')}</MenuItem>
          <MenuItem icon={<Image aria-hidden size={15} />} onSelect={() => send(samplePicture(), { caption: t('sandbox.caption') })}>{t('sandbox.samples.image')}</MenuItem>
          <MenuItem icon={<MapPin aria-hidden size={15} />} onSelect={() => onAct({ location: { latitude: 48.85837, longitude: 2.294481, name: 'Tour Eiffel', address: 'Champ de Mars, 75007 Paris' } })}>{t('sandbox.samples.location')}</MenuItem>
          <MenuItem icon={<Mic aria-hidden size={15} />} onSelect={() => send(sampleVoice(), { kind: 'voice' })}>{t('sandbox.samples.voice')}</MenuItem>
          <MenuItem icon={<FileIcon aria-hidden size={15} />} onSelect={() => send(sampleInvoice())}>{t('sandbox.samples.document')}</MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
}

const kindOf = (mimeType: string): MediaKind =>
  mimeType === 'image/webp' ? 'sticker' : mimeType.startsWith('image/') ? 'image' : mimeType.startsWith('video/') ? 'video' : mimeType.startsWith('audio/') ? 'audio' : 'document';
