import { Check, Plus } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import type { LabelView } from '@/contract';
import { useLabels } from '@/features/labels/labels';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { LabelDot } from '@/shared/ui/label-pill';
import { lazily } from '@/shared/ui/lazily';
import { Picker } from '@/shared/ui/picker';
import { useRun } from './use-commands';

const LabelForm = lazily(() => import('@/features/labels/label-form'));

interface LabelPickerProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  anchored?: boolean;
}

/** Puts labels on and takes them off; what the catalogue lacks is created from here (S1-21, S1-24, S2-42). */
export function LabelPicker({ head, open, onOpenChange, trigger, anchored = false }: LabelPickerProps) {
  const { t } = useWords();
  const labels = useLabels();
  const run = useRun();
  /** What the new label is called at first; null while none is made. */
  const [creating, setCreating] = useState<string | null>(null);
  const create = (name: string) => {
    onOpenChange(false);
    setCreating(name);
  };

  return (
    <>
      <Picker
        open={open}
        onOpenChange={onOpenChange}
        trigger={trigger}
        anchored={anchored}
        label={t('labels.title')}
        placeholder={t('labels.search')}
        emptyText={t(labels.length === 0 ? 'labels.noneAtAll' : 'labels.none')}
        options={labels.map((label) => ({
          id: label.id,
          text: label.name,
          selected: head.labels.includes(label.id),
          content: <LabelOption label={label} selected={head.labels.includes(label.id)} />,
        }))}
        onPick={(id) => void run(head.id, { kind: head.labels.includes(id) ? 'remove_label' : 'add_label', label: id })}
        onEnterNew={create}
        footer={(typed) => (
          <div className="border-t border-line p-1">
            <button type="button" onClick={() => create(labels.some(({ name }) => isSame(name, typed)) ? '' : typed)} className="flex min-h-8 w-full items-center gap-2 rounded px-2 text-left text-sm hover:bg-hover max-md:min-h-9">
              <Plus aria-hidden size={14} className="shrink-0 text-ink-3" />
              {t('labels.createOne')}
            </button>
          </div>
        )}
      />
      {creating !== null && (
        <Suspense fallback={null}>
          <LabelForm label={null} name={creating} onDone={({ id }) => void run(head.id, { kind: 'add_label', label: id })} onClose={() => setCreating(null)} />
        </Suspense>
      )}
    </>
  );
}

const isSame = (name: string, typed: string): boolean => name.toLocaleLowerCase() === typed.toLocaleLowerCase();

function LabelOption({ label: { name, color }, selected }: { label: LabelView; selected: boolean }) {
  return <><LabelDot color={color} /><span className="flex-1 truncate">{name}</span>{selected && <Check aria-hidden size={14} />}</>;
}
