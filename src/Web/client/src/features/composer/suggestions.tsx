import type { ReactNode } from 'react';
import { classes } from '@/shared/ui/classes';

export interface Suggestion {
  readonly id: string;
  readonly content: ReactNode;
  readonly pick: () => void;
}

interface SuggestionsProps {
  id: string;
  label: string;
  emptyText: string;
  suggestions: readonly Suggestion[];
  active: number;
  onActive: (index: number) => void;
}

/** What could be meant, above the field that keeps the keyboard. */
export function Suggestions({ id, label, emptyText, suggestions, active, onActive }: SuggestionsProps) {
  return (
    <div className="border-b border-line">
      <div id={id} role="listbox" aria-label={label} className="max-h-56 overflow-y-auto p-1 short:max-h-24">
        {suggestions.map((suggestion, index) => (
          // The field has the keyboard, as the combobox pattern has it; the pointer must not take it away.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={suggestion.id}
            id={`${id}-${index}`}
            ref={index === active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => onActive(index)}
            onClick={suggestion.pick}
            className={classes('flex min-h-8 items-center gap-2 rounded px-2 text-sm', index === active && 'bg-hover')}
          >
            {suggestion.content}
          </div>
        ))}
      </div>
      {suggestions.length === 0 && <p role="status" className="px-3 pb-2 text-xs text-ink-3">{emptyText}</p>}
    </div>
  );
}
