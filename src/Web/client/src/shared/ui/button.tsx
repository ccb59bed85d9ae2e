import type { ComponentProps } from 'react';
import { classes } from './classes';

type Look = 'solid' | 'outline' | 'ghost' | 'note' | 'danger';

const LOOKS: Record<Look, string> = {
  solid: 'bg-accent text-on-accent hover:bg-accent-strong font-medium',
  outline: 'border border-line-strong bg-surface text-ink hover:bg-hover font-medium',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink font-medium',
  danger: 'bg-danger text-surface hover:opacity-90 font-medium',
  note: 'bg-note-button text-surface hover:opacity-90 font-medium',
};

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
}

export function Button({ look = 'outline', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(
        'inline-flex h-7 shrink-0 max-md:h-9 items-center justify-center gap-1.5 rounded-md px-2.5 text-xs whitespace-nowrap transition-colors duration-100',
        'disabled:pointer-events-none disabled:opacity-55 aria-disabled:opacity-55',
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  );
}
