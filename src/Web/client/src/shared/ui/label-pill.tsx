import { X } from 'lucide-react';
import { classes } from './classes';

interface LabelPillProps {
  name: string;
  color: string;
  small?: boolean;
  onRemove?: () => void;
  removeLabel?: string;
}

export function LabelPill({ name, color, small = false, onRemove, removeLabel }: LabelPillProps) {
  return (
    <span
      data-hue={color}
      title={name}
      className={classes(
        'inline-flex min-w-0 items-center rounded bg-(--hue-tint) font-medium text-(--hue-ink)',
        small ? 'h-4 max-w-36 px-1 text-[10.5px]' : 'h-5 max-w-44 px-1.5 text-2xs',
      )}
    >
      <span className="truncate">{name}</span>
      {onRemove && (
        <button type="button" aria-label={removeLabel} onClick={onRemove} className="-mr-1 ml-0.5 inline-flex size-4 items-center justify-center rounded hover:opacity-70">
          <X aria-hidden size={11} />
        </button>
      )}
    </span>
  );
}

export function LabelDot({ color }: { color: string }) {
  return <span aria-hidden data-hue={color} className="size-2 shrink-0 rounded-full bg-(--hue-dot)" />;
}
