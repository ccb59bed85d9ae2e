import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Tip } from './tip';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  label: string;
  shortcut?: string | undefined;
  /** A second line in the tooltip. */
  hint?: string;
  icon: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button that is only a picture: its name is read aloud and shown with its key. */
export function IconButton({ label, shortcut, hint, icon, side = 'bottom', className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut} hint={hint} side={side}>
      <button
        type={type}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={classes(
          'inline-flex size-7 shrink-0 max-md:size-9 pointer-coarse:min-h-9 pointer-coarse:min-w-9 items-center justify-center rounded-md text-ink-2 transition-colors duration-100 hover:bg-hover hover:text-ink',
          'aria-pressed:bg-pressed aria-pressed:text-ink data-[state=open]:bg-pressed data-[state=open]:text-ink disabled:pointer-events-none disabled:opacity-50',
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tip>
  );
}
