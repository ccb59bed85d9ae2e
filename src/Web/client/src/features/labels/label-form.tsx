import { useState } from 'react';
import type { LabelView } from '@/contract';
import { HueField, TextField } from '@/features/settings/fields';
import { at, useChange } from '@/features/settings/use-change';
import { useWords } from '@/shared/i18n/use-words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { LabelPill } from '@/shared/ui/label-pill';
import { toast } from '@/shared/ui/toasts';
import { labelColors, labelsQuery, useLabels } from './labels';

/** As the server has it. */
const LONGEST_NAME = 40;

interface LabelFormProps {
  /** Null: a new one. */
  label: LabelView | null;
  /** What a new one is called at first. */
  name?: string;
  onDone?: (label: LabelView) => void;
  onClose: () => void;
}

/** Makes a label, or changes one (S1-24). */
export default function LabelForm({ label, name: proposed = '', onDone, onClose }: LabelFormProps) {
  const { t } = useWords();
  const change = useChange(labelsQuery.queryKey);
  const known = useLabels();
  const [name, setName] = useState(label?.name ?? proposed);
  const [color, setColor] = useState(label?.color ?? labelColors[(known.length + 1) % labelColors.length] ?? 'gray');
  const save = () => {
    const body = { name: name.trim(), color };
    return label ? change<LabelView>('PUT', `labels/${at(label.id)}`, body) : change<LabelView>('POST', 'labels', body);
  };
  return (
    <FormDialog
      title={label ? t('labels.edit', { name: label.name }) : t('labels.new')}
      submit={label ? t('labels.save') : t('labels.create')}
      onSubmit={save}
      onDone={(saved) => {
        // Who asks for a label that is there gets it as it is.
        if (!label && (saved.color !== color || known.some(({ id }) => id === saved.id))) toast(t('labels.existed', { name: saved.name }));
        onDone?.(saved);
        onClose();
      }}
      onClose={onClose}
    >
      <TextField label={t('labels.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={LONGEST_NAME} required />
      <HueField label={t('labels.color')} value={color} onChange={setColor} />
      <p className="flex items-center gap-2 text-xs text-ink-3">{t('labels.looks')}<LabelPill name={name.trim() || t('labels.name')} color={color} /></p>
    </FormDialog>
  );
}
