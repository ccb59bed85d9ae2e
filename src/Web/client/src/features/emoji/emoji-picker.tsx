import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { findEmoji, loadEmoji, rememberEmoji, usedEmoji, type Emoji, type EmojiGroup } from './emoji';
import { placeAfter } from './emoji-grid';

/** Every emoji, searched by words in the reader's language; arrow keys move, Enter takes. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { data } = useQuery({ queryKey: ['emoji', language.slice(0, 2)], queryFn: () => loadEmoji(language), staleTime: Infinity });
  const groups = data ?? [];
  const shown = typed.trim() === '' ? withUsed(groups, t('emoji.used')) : [{ name: t('emoji.found'), emoji: findEmoji(groups, typed) }];
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
  };
  const buttons = () => [...(grid.current?.querySelectorAll('button') ?? [])];

  const onGridKey = (event: KeyboardEvent) => {
    const all = buttons();
    const place = placeAfter(shown.map(({ emoji }) => emoji.length), all.findIndex((button) => button === document.activeElement), event.key);
    if (place === undefined) return;
    event.preventDefault();
    (place === null ? search.current : all[place])?.focus();
  };

  return (
    <div className="flex h-80 flex-col">
      <input
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the popover was opened to search here
        autoFocus
        ref={search}
        value={typed}
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = buttons();
          if (event.key === 'Enter' && first) {
            event.preventDefault();
            first.click();
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            first?.focus();
          }
        }}
        className="h-9 w-full shrink-0 rounded-t-lg border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys that its buttons pass up */}
      <div ref={grid} onKeyDown={onGridKey} className="min-h-0 flex-1 overflow-y-auto p-2">
        {shown.map((group) => <Group key={group.name} group={group} onPick={pick} />)}
        {data && shown.every((group) => group.emoji.length === 0) && <p role="status" className="px-1 py-2 text-xs text-ink-3">{t('emoji.none')}</p>}
      </div>
    </div>
  );
}

function Group({ group: { name, emoji }, onPick }: { group: EmojiGroup; onPick: (emoji: string) => void }) {
  if (emoji.length === 0) return null;
  return (
    <section aria-label={name} className="[contain-intrinsic-size:auto_400px] [content-visibility:auto]">
      <h3 className="px-1 pt-1 pb-0.5 text-2xs font-medium text-ink-3 first-letter:uppercase">{name}</h3>
      <div className="grid grid-cols-8">
        {emoji.map(([character, label]) => (
          <button key={character} type="button" tabIndex={-1} title={label} aria-label={label} onClick={() => onPick(character)} className="inline-flex size-8 items-center justify-center rounded text-lg hover:bg-hover focus:bg-hover">
            {character}
          </button>
        ))}
      </div>
    </section>
  );
}

function withUsed(groups: readonly EmojiGroup[], name: string): readonly EmojiGroup[] {
  const known = new Map<string, Emoji>(groups.flatMap((group) => group.emoji.map((entry) => [entry[0], entry] as const)));
  const used = usedEmoji().flatMap((emoji) => {
    const entry = known.get(emoji);
    return entry ? [entry] : [];
  });
  return [{ name, emoji: used }, ...groups];
}
