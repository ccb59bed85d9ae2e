import { Popover } from 'radix-ui';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes';

export interface PickerOption {
  readonly id: string;
  readonly text: string;
  readonly selected: boolean;
  readonly content: ReactNode;
}

interface PickerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  /** The trigger is only where the list hangs: something else opens it. */
  anchored?: boolean;
  label: string;
  placeholder: string;
  emptyText: string;
  /** All of them, to be narrowed by what is typed; or those that answer to it. */
  options: readonly PickerOption[] | ((typed: string) => readonly PickerOption[]);
  onPick: (id: string) => void;
  /** Any number of them can be selected: it stays open. */
  several?: boolean;
  /** What stands below the options, given what was typed: a way to create what is not there. */
  footer?: (typed: string) => ReactNode;
  /** Told of every change: for options that somebody else looks up. */
  onType?: (typed: string) => void;
  /** Enter, when nothing matches what was typed. */
  onEnterNew?: (typed: string) => void;
}

/** Whether a name answers to what was typed. */
export const isNamed = (text: string, typed: string): boolean => text.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());

/** A searchable list in a popover: type, arrow keys, Enter. */
export function Picker({ open, onOpenChange, trigger, anchored = false, label, ...list }: PickerProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      {anchored ? <Popover.Anchor asChild>{trigger}</Popover.Anchor> : <Popover.Trigger asChild>{trigger}</Popover.Trigger>}
      <Popover.Portal>
        <Popover.Content aria-label={label} align="start" sideOffset={4} collisionPadding={8} className="pop-in z-40 w-64 rounded-lg bg-raised shadow-pop">
          <PickerList label={label} {...list} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function PickerList({ label, placeholder, emptyText, options, onPick, several = false, footer, onType, onEnterNew }: Omit<PickerProps, 'open' | 'onOpenChange' | 'trigger' | 'anchored'>) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const shown = typeof options === 'function' ? options(typed.trim()) : options.filter((option) => isNamed(option.text, typed));
  const current = Math.min(active, shown.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, current + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = shown[current];
      if (option) onPick(option.id);
      else if (typed.trim() !== '') onEnterNew?.(typed.trim());
    }
  };

  return (
    <>
      <input
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the popover was opened to type here
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={shown[current] ? `${listId}-${current}` : undefined}
        value={typed}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.target.value);
          onType?.(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-t-lg border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <div id={listId} role="listbox" aria-label={label} aria-multiselectable={several || undefined} className="max-h-64 overflow-y-auto p-1">
        {shown.map((option, index) => (
          // The keyboard goes through the input above, as the combobox pattern has it.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={option.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.selected}
            onPointerMove={() => setActive(index)}
            // The keyboard stays in the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option.id)}
            className={classes('flex min-h-8 items-center gap-2 rounded px-2 text-sm', index === current && 'bg-hover')}
          >
            {option.content}
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-1.5 text-xs text-ink-3">{emptyText}</p>}
      </div>
      {footer?.(typed.trim())}
    </>
  );
}
