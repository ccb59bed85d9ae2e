import { Check, Plus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ConversationView } from '@/contract';
import { labelColors, labelsQuery, useLabels, type LabelColor } from '@/features/labels/labels';
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
  head: ConversationView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
}

/** Puts labels on and takes them off; what the catalogue lacks is created here (S1-21, S2-42). */
export function LabelPicker({ head, open, onOpenChange, trigger }: LabelPickerProps) {
  const { t } = useWords();
  const labels = useLabels();
  const run = useRun();

  return (
    <Picker
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      label={t('labels.title')}
      placeholder={t('labels.search')}
      emptyText={t('labels.none')}
      options={labels.map(({ name, color }) => {
        const selected = head.labels.includes(name);
        return {
          id: name,
          text: name,
          selected,
          content: <><LabelDot color={color} /><span className="flex-1 truncate">{name}</span>{selected && <Check aria-hidden size={14} />}</>,
        };
      })}
      onPick={(name) => void run(head.id, { kind: head.labels.includes(name) ? 'remove_label' : 'add_label', label: name })}
      footer={(typed) => typed !== '' && !labels.some((label) => label.name.toLocaleLowerCase() === typed.toLocaleLowerCase())
        && <NewLabel name={typed} conversation={head.id} onCreated={() => onOpenChange(false)} />}
    />
  );
}

function NewLabel({ name, conversation, onCreated }: { name: string; conversation: string; onCreated: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const run = useRun();
  const [color, setColor] = useState<LabelColor>('blue');

  const create = async () => {
    try {
      const label = await createLabel({ name, color });
      await client.invalidateQueries({ queryKey: labelsQuery.queryKey });
      void run(conversation, { kind: 'add_label', label: label.name });
      onCreated();
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
    }
  };

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
            onClick={() => setColor(other)}
            className={classes('size-4 rounded-full bg-(--hue-dot)', other === color && 'outline-2 outline-offset-2 outline-ink-2')}
          />
        ))}
      </div>
      <Button look="solid" className="w-full" onClick={() => void create()}>
        <Plus aria-hidden size={14} />
        <span className="truncate">{t('labels.create', { name })}</span>
      </Button>
    </div>
  );
}
