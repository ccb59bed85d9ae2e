import { useState, type ReactNode } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Picker, type PickerOption } from '@/shared/ui/picker';
import { toast } from '@/shared/ui/toasts';
import { FactButton } from './fact-button';
import { FactRow } from './section';

interface ChoiceFactProps {
  name: string;
  options: readonly PickerOption[];
  onPick: (id: string) => Promise<unknown>;
  children: ReactNode;
}

/** A fact that is one of some, chosen where it stands. */
export function ChoiceFact({ name, options, onPick, children }: ChoiceFactProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const pick = (id: string) => {
    setOpen(false);
    if (!options.some((option) => option.id === id && option.selected)) onPick(id).catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  };
  return (
    <FactRow name={name}>
      <Picker open={open} onOpenChange={setOpen} label={name} placeholder={name} emptyText={t('contact.noOption')} trigger={<FactButton name={name}>{children}</FactButton>} options={options} onPick={pick} />
    </FactRow>
  );
}
