import { classes } from './classes';

const SIGNS: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', Shift: '⇧', Mod: /Mac|iPhone|iPad/u.test(navigator.userAgent) ? '⌘' : 'Ctrl' };

/** A key as it is printed on the keyboard. Beside something else it is a hint, for those who have a keyboard. */
export function Key({ name, hint = true }: { name: string; hint?: boolean }) {
  return (
    <kbd className={classes('inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line-strong px-1 font-sans text-2xs leading-none text-ink-2', hint && 'max-md:hidden pointer-coarse:hidden')}>
      {partsOf(name).map((part) => SIGNS[part] ?? (part.length > 1 ? part : part.toUpperCase())).join(' ')}
    </kbd>
  );
}

/** A capital letter is typed with Shift; the plus is a key as well as what joins them. */
const partsOf = (name: string): readonly string[] => (name === '+' ? [name] : (/^\p{Lu}$/u.test(name) ? `Shift+${name}` : name).split('+'));
