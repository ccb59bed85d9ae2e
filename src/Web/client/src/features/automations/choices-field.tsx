import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Picker } from '@/shared/ui/picker';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ChoicesFieldProps {
  label: string;
  /** What stands there while nothing is chosen. */
  empty: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Several of a list, in the room of one line. What is chosen and no longer there can be taken away. */
export function ChoicesField({ label, empty, choices, chosen, onChange }: ChoicesFieldProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const gone = chosen.filter((id) => !choices.some((choice) => choice.id === id)).map((id) => ({ id, name: t('settings.automations.gone', { name: id }) }));
  const all = [...choices, ...gone];
  const names = all.filter(({ id }) => chosen.includes(id)).map(({ name }) => name).join(', ');
  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={label}
      placeholder={t('facets.search')}
      emptyText={t('facets.nothing')}
      trigger={(
        <button type="button" aria-label={`${label}: ${names || empty}`} className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md border border-control-line bg-surface px-2.5 text-left text-sm">
          <span className={classes('min-w-0 flex-1 truncate', names === '' && 'text-ink-3')}>{names || empty}</span>
          <ChevronDown aria-hidden size={14} className="shrink-0 text-ink-3" />
        </button>
      )}
      options={all.map(({ id, name }) => ({
        id,
        text: name,
        selected: chosen.includes(id),
        content: <><span className="flex-1 truncate">{name}</span>{chosen.includes(id) && <span aria-hidden>✓</span>}</>,
      }))}
      onPick={(id) => onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])}
    />
  );
}
