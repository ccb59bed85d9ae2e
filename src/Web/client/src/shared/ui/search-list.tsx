import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes';
import { EmptyState } from './empty-state';

interface SearchListProps<T> {
  /** What is chosen here. */
  label: string;
  /** What can be typed. */
  placeholder: string;
  /** Those that answer to what was typed; null while they are on their way. */
  sought: (typed: string) => readonly T[] | null;
  /** Why there are none to choose from. */
  problem: string | null;
  /** When there are none at all, and when none answers. */
  empty: (typed: string) => { readonly icon: ReactNode; readonly title: string; readonly hint: string };
  content: (item: T) => ReactNode;
  /** By Enter; by a click as well, unless something stands beside the list. */
  onPick: (item: T) => void;
  /** Beside what is typed. */
  tool?: ReactNode;
  /** The one that Enter would pick, to be looked at first: a click only goes to it. */
  beside?: (item: T) => ReactNode;
  /** Below both. */
  footer?: (item: T) => ReactNode;
}

/** A list in a dialog out of which one thing is chosen: type, arrow keys, Enter. */
export function SearchList<T extends { readonly id: string }>({ label, placeholder, sought, problem, empty, content, onPick, tool, beside, footer }: SearchListProps<T>) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const shown = sought(typed);
  const at = Math.min(active, (shown?.length ?? 0) - 1);
  const current = shown?.[at] ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min((shown?.length ?? 0) - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
      setActive(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current !== null) onPick(current);
    }
  };

  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to choose here
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current === null ? undefined : `${listId}-${at}`}
          aria-label={placeholder}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 min-w-40 flex-1 rounded-md border border-control-line bg-surface px-2.5 text-sm"
        />
        {tool}
      </div>
      {problem !== null && <p role="alert" className="px-4 py-3 text-sm text-danger">{problem}</p>}
      {shown?.length === 0 && <EmptyState {...empty(typed.trim())} />}
      <div className={classes(beside && 'grid sm:grid-cols-[2fr_3fr]')}>
        <div id={listId} role="listbox" aria-label={label} className={classes('overflow-y-auto p-2', beside ? 'max-h-72 max-sm:max-h-40 sm:border-r sm:border-line' : 'h-96 max-h-[52vh]', (shown?.length ?? 0) === 0 && 'hidden')}>
          {shown?.map((item, index) => (
            // The keyboard goes through the input above, as the combobox pattern has it.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              onClick={() => (beside ? setActive(index) : onPick(item))}
              className={classes('cursor-default rounded-md px-2.5 py-2', index === at ? 'bg-pressed' : 'hover:bg-hover')}
            >
              {content(item)}
            </div>
          ))}
        </div>
        {current !== null && beside?.(current)}
      </div>
      {current !== null && footer?.(current)}
    </>
  );
}
