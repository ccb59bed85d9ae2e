import { Paperclip } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { channelFiles, fileFault } from '@/features/attachments/channel-files';
import { upload } from '@/features/attachments/upload';
import { asProblem, type Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { fileSize, sizeOfFile } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { TextField } from '@/shared/ui/text-field';
import type { FileHeader, Place, TemplateField, TemplateFilling } from './template-fields';

interface FieldInputProps {
  field: TemplateField;
  filling: TemplateFilling;
  onChange: (change: Partial<TemplateFilling>) => void;
  /** Id of a datalist. */
  proposals: string;
  first: boolean;
}

export function TemplateFieldInput({ field, filling, onChange, proposals, first }: FieldInputProps) {
  const { t } = useWords();
  const text = {
    value: filling.texts[field.place] ?? '',
    onChange: (event: { target: { value: string } }) => onChange({ texts: { ...filling.texts, [field.place]: event.target.value } }),
    autoFocus: first,
    autoComplete: 'off',
  };
  switch (field.kind) {
    case 'text':
      return <TextField {...text} list={proposals} label={field.part === 'header' ? t('templates.headerVariable', { name: field.variable }) : t('templates.variable', { name: field.variable })} />;
    case 'address':
      return <TextField {...text} label={t('templates.buttonAddress', { button: field.button })} hint={field.target.replace(/\{\{.*\}\}/u, '…')} />;
    case 'code':
      return <TextField {...text} maxLength={15} label={t('templates.buttonCode', { button: field.button })} hint={t('templates.codeHint')} />;
    case 'location':
      return <PlaceInput place={filling.location} onChange={(location) => onChange({ location })} />;
    case 'file':
      return <HeaderFile accept={field.accept} file={filling.file} onChange={(file) => onChange({ file })} />;
  }
}

function PlaceInput({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useWords();
  const input = (name: keyof Place) => ({ value: place[name], onChange: (event: { target: { value: string } }) => onChange({ ...place, [name]: event.target.value }) });
  return (
    <fieldset className="grid grid-cols-2 gap-2">
      <legend className="mb-1 text-xs font-medium text-ink-2">{t('kinds.Location')}</legend>
      <div className="col-span-2"><TextField label={t('templates.placeName')} {...input('name')} /></div>
      <div className="col-span-2"><TextField label={t('templates.placeAddress')} {...input('address')} /></div>
      <TextField label={t('templates.latitude')} inputMode="decimal" placeholder="48.8584" {...input('latitude')} />
      <TextField label={t('templates.longitude')} inputMode="decimal" placeholder="2.2945" {...input('longitude')} />
    </fieldset>
  );
}

interface HeaderFileProps {
  accept: FileHeader;
  file: TemplateFilling['file'];
  onChange: (file: TemplateFilling['file']) => void;
}

function HeaderFile({ accept, file, onChange }: HeaderFileProps) {
  const { t, language } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<number | Problem | null>(null);
  const rule = channelFiles('WhatsApp').find(({ kind }) => kind === accept);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    onChange(null);
    const fault = fileFault('WhatsApp', chosen);
    setState(fault ?? 0);
    if (fault) return;
    try {
      const uploaded = await upload(chosen, setState, new AbortController().signal);
      onChange({ id: uploaded.id, file: uploaded.file });
      setState(null);
    } catch (error) {
      setState(asProblem(error));
    }
  };

  return (
    <div>
      <span id={id} className="mb-1 block text-xs font-medium text-ink-2">{t(`templates.files.${accept}`, { size: fileSize(language, rule?.limit ?? 0) })}</span>
      <input ref={input} type="file" hidden accept={rule?.types.join()} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
      <div className="flex items-center gap-2">
        <Button aria-describedby={id} onClick={() => input.current?.click()}><Paperclip aria-hidden size={13} />{t('attach.choose')}</Button>
        <span role="status" className="tabular min-w-0 truncate text-xs text-ink-2">
          {file ? `${file.file.fileName} · ${sizeOfFile(language, file.file.size)}` : typeof state === 'number' ? t('attach.uploading', { part: new Intl.NumberFormat(language, { style: 'percent' }).format(state) }) : ''}
        </span>
      </div>
      {state instanceof Error && <p role="alert" className="mt-1 text-xs text-danger">{problemWords(t, state)}</p>}
    </div>
  );
}
