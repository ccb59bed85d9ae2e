import { Check, Plus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LabelView } from '@/contract';
import { labelColors, labelsQuery, useLabels, type LabelColor } from '@/features/labels/labels';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { LabelDot } from '@/shared/ui/label-pill';
import { Picker } from '@/shared/ui/picker';
import { toast } from '@/shared/ui/toasts';
import { createLabel } from './command';
import { useRun } from './use-commands';

interface LabelPickerProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  anchored?: boolean;
}

/** Puts labels on and takes them off; what the catalogue lacks is created here (S1-21, S2-42). */
export function LabelPicker({ head, open, onOpenChange, trigger, anchored = false }: LabelPickerProps) {
  const { t } = useWords();
  const labels = useLabels();
  const run = useRun();
  const [color, setColor] = useState<LabelColor>('blue');
  const create = useCreateLabel(head.id);
  const isNew = (typed: string) => typed !== '' && !labels.some((label) => label.name.toLocaleLowerCase() === typed.toLocaleLowerCase());
  const createAndClose = async (name: string) => {
    if (await create({ name, color })) onOpenChange(false);
  };

  return (
    <Picker
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      anchored={anchored}
      label={t('labels.title')}
      placeholder={t('labels.search')}
      emptyText={t('labels.none')}
      options={labels.map((label) => ({
        id: label.id,
        text: label.name,
        selected: head.labels.includes(label.id),
        content: <LabelOption label={label} selected={head.labels.includes(label.id)} />,
      }))}
      onPick={(id) => void run(head.id, { kind: head.labels.includes(id) ? 'remove_label' : 'add_label', label: id })}
      onEnterNew={(typed) => void createAndClose(typed)}
      footer={(typed) => isNew(typed) && <NewLabel name={typed} color={color} onColor={setColor} onCreate={() => void createAndClose(typed)} />}
    />
  );
}

function LabelOption({ label: { name, color }, selected }: { label: LabelView; selected: boolean }) {
  return <><LabelDot color={color} /><span className="flex-1 truncate">{name}</span>{selected && <Check aria-hidden size={14} />}</>;
}

/** Creates a label and puts it on the conversation; false when the server refused it. */
function useCreateLabel(conversation: string): (label: Omit<LabelView, 'id'>) => Promise<boolean> {
  const { t } = useWords();
  const client = useQueryClient();
  const run = useRun();
  return async (label) => {
    try {
      const created = await createLabel(label);
      await client.invalidateQueries({ queryKey: labelsQuery.queryKey });
      return await run(conversation, { kind: 'add_label', label: created.id });
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
      return false;
    }
  };
}

interface NewLabelProps {
  name: string;
  color: LabelColor;
  onColor: (color: LabelColor) => void;
  onCreate: () => void;
}

function NewLabel({ name, color, onColor, onCreate }: NewLabelProps) {
  const { t } = useWords();
  return (
    <div className="border-t border-line p-2">
      <div role="radiogroup" aria-label={t('labels.color')} className="flex justify-between px-1 pb-2">
        {labelColors.map((other) => (
          <button
            key={other}
            type="button"
            role="radio"
            aria-checked={other === color}
            aria-label={t(`colors.${other}`)}
            title={t(`colors.${other}`)}
            data-hue={other}
            onClick={() => onColor(other)}
            className={classes('size-4 rounded-full bg-(--hue-dot)', other === color && 'outline-2 outline-offset-2 outline-ink-2')}
          />
        ))}
      </div>
      <Button look="solid" className="w-full" onClick={onCreate}>
        <Plus aria-hidden size={14} />
        <span className="truncate">{t('labels.create', { name })}</span>
      </Button>
    </div>
  );
}
