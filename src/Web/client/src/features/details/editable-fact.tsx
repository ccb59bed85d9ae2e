import { useState, type ComponentType, type ReactNode } from 'react';
import type { CommandPickerProps } from '@/features/commands/pickers';
import type { Standing } from '@/features/workbench/standing';
import { FactButton } from './fact-button';
import { FactRow } from './section';

interface EditableFactProps {
  head: Standing;
  name: string;
  picker: ComponentType<CommandPickerProps>;
  children: ReactNode;
}

/** A fact about a conversation that is changed where it stands. */
export function EditableFact({ head, name, picker: Picker, children }: EditableFactProps) {
  const [open, setOpen] = useState(false);
  return (
    <FactRow name={name}>
      <Picker head={head} open={open} onOpenChange={setOpen} trigger={<FactButton name={name}>{children}</FactButton>} />
    </FactRow>
  );
}
