import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { FormDraft, FormView } from '@/contract';
import { FormCard } from '@/features/forms/form-card';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { SelectField, TextArea, TextField } from './fields';
import { FormFieldEditor } from './form-field-editor';
import { emptyField, fieldsIn, fieldsOut, isComplete, movedField, type EditedField } from './form-fields';

const MOST_FIELDS = 30;

interface FormEditorProps {
  form: FormView | null;
  others: readonly FormView[];
  onSave: (draft: FormDraft) => Promise<unknown>;
  onClose: () => void;
}

/** A form with its questions, in their order, beside what the customer will get. */
export function FormEditor({ form, others, onSave, onClose }: FormEditorProps) {
  const { t } = useWords();
  const [words, setWords] = useState({
    name: form?.name ?? '', title: form?.title ?? '', body: form?.body ?? '',
    button: form?.button ?? t('settings.forms.buttonDefault'), submit: form?.submit ?? t('settings.forms.submitDefault'),
  });
  const [fields, setFields] = useState<readonly EditedField[]>(() => (form ? fieldsIn(form.fields) : [emptyField()]));
  const [followUp, setFollowUp] = useState(form?.followUp ?? '');
  const change = (part: Partial<typeof words>) => setWords((current) => ({ ...current, ...part }));
  const changeField = (key: string, part: Partial<EditedField>) => setFields((all) => all.map((field) => (field.key === key ? { ...field, ...part } : field)));
  const written = fieldsOut(fields);
  const ready = Object.values(words).every((text) => text.trim() !== '') && fields.length > 0 && fields.every(isComplete);
  const draft = (): FormDraft => ({
    name: words.name.trim(), title: words.title.trim(), body: words.body.trim(), button: words.button.trim(), submit: words.submit.trim(),
    fields: [...written], followUp: followUp === '' ? null : followUp, archived: form?.archived ?? false,
  });

  return (
    <FormDialog title={form ? t('settings.edit', { name: form.name }) : t('settings.forms.create')} submit={form ? t('settings.save') : t('settings.create')} ready={ready} onSubmit={() => onSave(draft())} onClose={onClose}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={t('settings.forms.name')} hint={t('settings.forms.nameHint')} value={words.name} onChange={(event) => change({ name: event.target.value })} maxLength={60} required />
        <TextField label={t('settings.forms.title')} hint={t('settings.forms.titleHint')} value={words.title} onChange={(event) => change({ title: event.target.value })} maxLength={60} required />
      </div>
      <TextArea label={t('settings.forms.body')} value={words.body} onChange={(event) => change({ body: event.target.value })} maxLength={1024} rows={3} required />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={t('settings.forms.button')} hint={t('settings.forms.buttonHint')} value={words.button} onChange={(event) => change({ button: event.target.value })} maxLength={20} required />
        <TextField label={t('settings.forms.submit')} value={words.submit} onChange={(event) => change({ submit: event.target.value })} maxLength={35} required />
      </div>
      <fieldset>
        <legend className="mb-1 text-xs font-medium text-ink-2">{t('settings.forms.fields')}</legend>
        <ol className="divide-y divide-line rounded-lg border border-line">
          {fields.map((field, index) => (
            <FormFieldEditor
              key={field.key}
              field={field}
              number={index + 1}
              taken={fields.filter((other) => other.key !== field.key).map(({ updates }) => updates)}
              first={index === 0}
              last={index === fields.length - 1}
              onChange={(part) => changeField(field.key, part)}
              onMove={(step) => setFields((all) => movedField(all, field.key, step))}
              onRemove={fields.length > 1 ? () => setFields((all) => all.filter((other) => other.key !== field.key)) : null}
            />
          ))}
        </ol>
        <div className="pt-2">
          <Button disabled={fields.length >= MOST_FIELDS} onClick={() => setFields((all) => [...all, emptyField()])}><Plus aria-hidden size={13} />{t('settings.forms.addField')}</Button>
        </div>
      </fieldset>
      <SelectField
        label={t('settings.forms.followUp')}
        hint={t('settings.forms.followUpHint')}
        value={followUp}
        onChange={(event) => setFollowUp(event.target.value)}
        options={[{ value: '', text: t('settings.forms.noFollowUp') }, ...others.filter(({ id, archived }) => !archived || id === followUp).map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <section aria-label={t('forms.preview')}>
        <h3 className="mb-1 text-xs font-medium text-ink-2">{t('forms.preview')}</h3>
        <div className="rounded-lg bg-outbound px-3 py-2 text-base"><FormCard form={{ ...draft(), id: form?.id ?? '' }} /></div>
      </section>
    </FormDialog>
  );
}
