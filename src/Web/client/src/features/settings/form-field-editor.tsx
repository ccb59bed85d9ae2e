import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { AttributeDefinition, ContactUpdate, FormInputKind } from '@/contract';
import { useContactCatalogue } from '@/features/details/contact';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { CheckField, SelectField, TextArea, TextField } from './fields';
import { contactFieldsFor, fieldKinds, updateKey, updateOf, type EditedField } from './form-fields';

interface FormFieldEditorProps {
  field: EditedField;
  number: number;
  /** What the other questions fill in: nothing is filled in by two. */
  taken: readonly (ContactUpdate | null)[];
  first: boolean;
  last: boolean;
  onChange: (part: Partial<EditedField>) => void;
  onMove: (step: -1 | 1) => void;
  /** Null for the only one. */
  onRemove: (() => void) | null;
}

/** Attributes that can have what a question of the kind brings. */
const attributesFor: Record<FormInputKind, readonly AttributeDefinition['type'][]> = {
  Text: ['Text', 'Url'], LongText: [], Email: ['Text'], Phone: ['Text'], Number: ['Number', 'Text'], Date: ['Date', 'Text'], Choice: ['List', 'Text'],
};

export function FormFieldEditor({ field, number, taken, first, last, onChange, onMove, onRemove }: FormFieldEditorProps) {
  const { t } = useWords();
  const attributes = useContactCatalogue().data?.attributes ?? [];
  const name = field.label.trim() || t('settings.forms.fieldNumber', { number });
  const used = new Set(taken.map(updateKey));
  const targets = [
    { value: '', text: t('settings.forms.updatesNothing') },
    ...contactFieldsFor[field.kind].map((target) => ({ value: target, text: t(`settings.forms.targets.${target}`) })),
    ...attributes.filter(({ type }) => attributesFor[field.kind].includes(type)).map(({ key, name: attribute }) => ({ value: `attribute:${key}`, text: attribute })),
  ].filter(({ value }) => value === '' || !used.has(value));
  const kind = (chosen: string) => {
    const next = fieldKinds.find((candidate) => candidate === chosen) ?? 'Text';
    onChange({ kind: next, updates: null });
  };

  return (
    <li className="space-y-3 p-3">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-xs font-medium text-ink-3">{name}</span>
        <IconButton label={t('settings.up', { name })} icon={<ArrowUp aria-hidden size={14} />} disabled={first} onClick={() => onMove(-1)} />
        <IconButton label={t('settings.down', { name })} icon={<ArrowDown aria-hidden size={14} />} disabled={last} onClick={() => onMove(1)} />
        <IconButton label={t('settings.remove', { name })} icon={<Trash2 aria-hidden size={14} />} disabled={onRemove === null} onClick={onRemove ?? undefined} />
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField label={t('settings.forms.label')} value={field.label} onChange={(event) => onChange({ label: event.target.value })} maxLength={20} required />
        <SelectField label={t('settings.forms.kind')} value={field.kind} onChange={(event) => kind(event.target.value)} options={fieldKinds.map((value) => ({ value, text: t(`settings.forms.kinds.${value}`) }))} />
        <SelectField label={t('settings.forms.updates')} value={updateKey(field.updates)} onChange={(event) => onChange({ updates: updateOf(event.target.value) })} options={targets} />
      </div>
      {field.kind === 'Choice' && <TextArea label={t('settings.attributes.options')} hint={t('settings.attributes.optionsHint')} value={field.options} onChange={(event) => onChange({ options: event.target.value })} rows={3} required />}
      <CheckField label={t('settings.forms.required')} checked={field.required} onChange={(event) => onChange({ required: event.target.checked })} />
    </li>
  );
}
