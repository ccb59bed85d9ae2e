import { ChevronDown } from 'lucide-react';
import { useState, type ComponentType, type ReactNode } from 'react';
import type { ConversationView } from '@/contract';
import type { CommandPickerProps } from '@/features/commands/pickers';

interface EditableFactProps {
  head: ConversationView;
  name: string;
  picker: ComponentType<CommandPickerProps>;
  children: ReactNode;
}

/** A fact that is changed where it stands. */
export function EditableFact({ head, name, picker: Picker, children }: EditableFactProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid min-h-7 grid-cols-[104px_minmax(0,1fr)] items-center gap-2">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 text-sm">
        <Picker
          head={head}
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className="group/fact -mx-1.5 flex min-h-7 w-full items-center gap-1.5 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-pressed">
              {/* The name belongs to the button's name: a value alone would say nothing. */}
              <span className="sr-only">{name} : </span>
              <span className="flex min-w-0 flex-1 items-center gap-1.5">{children}</span>
              <ChevronDown aria-hidden size={12} className="shrink-0 text-ink-3 opacity-0 group-hover/fact:opacity-100 group-focus-visible/fact:opacity-100 pointer-coarse:opacity-100" />
            </button>
          }
        />
      </dd>
    </div>
  );
}
