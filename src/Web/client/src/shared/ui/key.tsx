const SIGNS: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', Shift: '⇧' };

/** A key as it is printed on the keyboard. */
export function Key({ name }: { name: string }) {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line-strong px-1 font-sans text-2xs leading-none text-ink-2">
      {printed(name).split('+').map((part) => SIGNS[part] ?? part.toUpperCase()).join(' ')}
    </kbd>
  );
}

/** A capital letter is typed with Shift. */
const printed = (name: string) => (/^\p{Lu}$/u.test(name) ? `Shift+${name}` : name);
