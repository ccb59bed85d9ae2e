import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { Key } from './key';

interface TipProps {
  label: string;
  shortcut?: string | undefined;
  hint?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

export function Tip({ label, shortcut, hint, side = 'bottom', children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={5}
          collisionPadding={8}
          className="pop-in z-50 max-w-72 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-pop"
        >
          <span className="flex items-center gap-2">{label}{shortcut && <Key name={shortcut} />}</span>
          {hint && <span className="block pb-0.5 text-ink-3">{hint}</span>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
