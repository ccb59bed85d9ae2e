import { ChevronDown, Pencil } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from '@/shared/ui/classes';

interface FactButtonProps extends ComponentProps<'button'> {
  /** What the value is of: a value alone would say nothing. */
  name: string;
  /** What opens: a list to choose from, or a field to write in. */
  opens?: 'list' | 'field';
}

/** A value that is changed where it stands. */
export function FactButton({ name, opens = 'list', children, className, ...rest }: FactButtonProps) {
  const Icon = opens === 'list' ? ChevronDown : Pencil;
  return (
    <button type="button" className={classes('group/fact -mx-1.5 flex min-h-7 w-full items-center gap-1.5 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-pressed max-md:min-h-9', className)} {...rest}>
      <span className="sr-only">{name} : </span>
      <span className="flex min-w-0 flex-1 items-center gap-1.5">{children}</span>
      <Icon aria-hidden size={12} className="shrink-0 text-ink-3 opacity-0 group-hover/fact:opacity-100 group-focus-visible/fact:opacity-100 pointer-coarse:opacity-100" />
    </button>
  );
}
