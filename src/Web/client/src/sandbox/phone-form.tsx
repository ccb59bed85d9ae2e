import { X } from 'lucide-react';
import { useId, useState, type ComponentProps, type KeyboardEvent, type SubmitEvent } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import type { FormQuestion, PhoneForm as Form } from './phone-api';

interface PhoneFormProps {
  form: Form;
  onSubmit: (values: Readonly<Record<string, string>>) => void;
  onClose: () => void;
}

/** A form over the chat, as WhatsApp shows a Flow: what is required has to be there, and of its kind, before it goes. */
export function PhoneForm({ form, onSubmit, onClose }: PhoneFormProps) {
  const { t } = useWords();
  const titleId = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <div role="dialog" aria-modal aria-labelledby={titleId} className="absolute inset-0 z-10 flex flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-3">
        <button type="button" aria-label={t('sandbox.form.close')} onClick={onClose} className="inline-flex size-9 shrink-0 items-center justify-center rounded-full hover:bg-hover"><X aria-hidden size={18} /></button>
        <h2 id={titleId} dir="auto" className="min-w-0 flex-1 truncate text-sm font-semibold">{form.title}</h2>
      </header>
      {/* The keyboard leaves the form from wherever it is in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form onSubmit={submit} onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
          {form.questions.map((question, index) => (
            <Question key={question.name} question={question} first={index === 0} value={values[question.name] ?? ''} onChange={(value) => setValues((known) => ({ ...known, [question.name]: value }))} />
          ))}
        </div>
        <footer className="border-t border-line p-3">
          <button type="submit" dir="auto" className="h-10 w-full rounded-full bg-success px-4 text-sm font-medium text-surface">{form.submit}</button>
        </footer>
      </form>
    </div>
  );
}

const INPUTS = {
  text: { type: 'text' }, email: { type: 'email' }, number: { type: 'number', step: 'any' }, date: { type: 'date' },
  phone: { type: 'tel', placeholder: '+33 6 12 34 56 78', pattern: '[0-9+ .\\(\\)\\-]+' },
} as const satisfies Record<string, ComponentProps<'input'>>;

const BOX = 'w-full rounded-lg border border-control-line bg-surface px-3 text-base';

function Question({ question: { label, kind, required, options }, value, first, onChange }: { question: FormQuestion; value: string; first: boolean; onChange: (value: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const field = { id, required, value, autoFocus: first };
  return (
    <div>
      <label htmlFor={id} dir="auto" className="mb-1 block text-xs font-medium text-ink-2">{label}{required && <span aria-label={t('sandbox.form.required')} className="text-danger"> *</span>}</label>
      {kind === 'long_text' && <textarea {...field} rows={4} maxLength={600} onChange={(event) => onChange(event.target.value)} className={`${BOX} py-2`} />}
      {kind === 'choice' && (
        <select {...field} onChange={(event) => onChange(event.target.value)} className={`${BOX} h-10`}>
          <option value="">{t('sandbox.form.choose')}</option>
          {options.map((option) => <option key={option} value={option}>{option}</option>)}
        </select>
      )}
      {kind !== 'long_text' && kind !== 'choice' && <input {...field} {...INPUTS[kind]} maxLength={80} onChange={(event) => onChange(event.target.value)} className={`${BOX} h-10`} />}
    </div>
  );
}
