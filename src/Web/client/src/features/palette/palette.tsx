import { Dialog as Radix } from 'radix-ui';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Key } from '@/shared/ui/key';
import { returnFocus } from '@/shared/ui/return-focus';
import { ranked, type Named } from './rank';

export interface PaletteItem extends Named {
  readonly id: string;
  readonly group: string;
  readonly icon: ReactNode;
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
  /** Shown only once something was typed: there are too many of its kind. */
  readonly onlyTyped?: boolean;
  readonly act: () => void;
}

const SHOWN = 60;

interface PaletteProps {
  items: readonly PaletteItem[];
  onClose: () => void;
  onType: (typed: string) => void;
}

/** One field for everything: where to go, what to do. Type, arrow keys, Enter. */
export function Palette({ items, onClose, onType }: PaletteProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const shown = ranked(typed.trim() === '' ? items.filter((item) => !item.onlyTyped) : items, typed).slice(0, SHOWN);
  const current = Math.min(active, shown.length - 1);

  const pick = (item: PaletteItem) => {
    onClose();
    item.act();
  };
  const move = (step: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, current + step));
    setActive(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    const item = shown[current];
    if (event.key === 'Enter' && item) pick(item);
  };

  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus} className="pop-in fixed top-[10vh] left-1/2 z-40 flex max-h-[70vh] w-[36rem] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-raised shadow-pop outline-none">
          <Radix.Title className="sr-only">{t('palette.title')}</Radix.Title>
          <input
            // eslint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type here
            autoFocus
            role="combobox"
            aria-label={t('palette.title')}
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={shown[current] ? `${listId}-${current}` : undefined}
            value={typed}
            placeholder={t('palette.placeholder')}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              onType(event.target.value.trim());
            }}
            onKeyDown={onKeyDown}
            className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-base outline-none"
          />
          <div id={listId} role="listbox" aria-label={t('palette.title')} className="min-h-0 flex-1 overflow-y-auto p-1.5">
            {shown.map((item, index) => (
              <PaletteRow key={item.id} id={`${listId}-${index}`} item={item} heading={item.group !== shown[index - 1]?.group} active={index === current} onPoint={() => setActive(index)} onPick={() => pick(item)} />
            ))}
            {shown.length === 0 && <p className="px-3 py-6 text-center text-xs text-ink-3">{t('palette.nothing')}</p>}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface PaletteRowProps {
  id: string;
  item: PaletteItem;
  heading: boolean;
  active: boolean;
  onPoint: () => void;
  onPick: () => void;
}

function PaletteRow({ id, item, heading, active, onPoint, onPick }: PaletteRowProps) {
  return (
    <>
      {heading && <div role="presentation" className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{item.group}</div>}
      {/* The keyboard goes through the field above, as the combobox pattern has it. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div id={id} role="option" tabIndex={-1} aria-selected={active} onPointerMove={onPoint} onClick={onPick} className={classes('flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm', active && 'bg-hover')}>
        <span aria-hidden className="inline-flex w-5 shrink-0 justify-center text-ink-3">{item.icon}</span>
        <span dir="auto" className="min-w-0 flex-1 truncate text-left">{item.text}</span>
        {item.hint !== undefined && <span className="max-w-[45%] shrink-0 truncate text-xs text-ink-3">{item.hint}</span>}
        {item.shortcut !== undefined && <Key name={item.shortcut} />}
      </div>
    </>
  );
}
