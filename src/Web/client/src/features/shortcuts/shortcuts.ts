import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Every key of the desk, in the order of the help sheet. Keys are those of KeyboardEvent.key; `Mod` is Ctrl, or Cmd on a Mac. */
export const shortcuts = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  back: 'Escape',
  tabMine: '1',
  tabUnassigned: '2',
  tabTeams: '3',
  tabAll: '4',
  filter: 'f',
  select: 'x',
  selectAll: 'Mod+a',
  claim: 'c',
  assign: 'a',
  label: 'l',
  pending: 'p',
  resolve: 'e',
  reply: 'r',
  note: 'n',
  details: 'i',
  help: '?',
  palette: 'Mod+k',
  panel: 'o',
  undo: 'z',
  resolveWithNote: 'E',
  snooze: 's',
  transfer: 't',
  priority: 'u',
  department: 'd',
  keywords: 'h',
  participants: 'w',
  takeOver: 'v',
  handToAi: 'V',
  more: 'm',
  quickMessage: 'q',
  template: 'y',
  form: 'F',
  attach: 'A',
  goToDate: 'g',
  newConversation: '+',
} as const;

export type ShortcutId = keyof typeof shortcuts;

export const shortcutGroups = {
  list: ['next', 'previous', 'open', 'tabMine', 'tabUnassigned', 'tabTeams', 'tabAll', 'filter', 'select', 'selectAll'],
  conversation: ['reply', 'note', 'claim', 'assign', 'label', 'pending', 'resolve', 'resolveWithNote', 'snooze', 'transfer', 'priority', 'department', 'keywords', 'participants', 'handToAi', 'takeOver', 'more', 'goToDate'],
  writing: ['quickMessage', 'template', 'form', 'attach'],
  desk: ['palette', 'panel', 'newConversation', 'details', 'undo', 'back', 'help'],
} as const satisfies Record<string, readonly ShortcutId[]>;

/** A key that is held goes on; of what it does to a conversation, once is enough. */
const REPEATED: ReadonlySet<ShortcutId> = new Set<ShortcutId>(['next', 'previous']);
const ALIASES: Partial<Record<string, ShortcutId>> = { ArrowDown: 'next', ArrowUp: 'previous', J: 'next', K: 'previous' };

interface ShortcutOptions {
  enabled?: boolean;
  /** Comes before the others that have the same key: for what lies on top. */
  first?: boolean;
  /** Also while something is being typed: for keys that type nothing themselves. */
  whileTyping?: boolean;
  /** Only while the keyboard is in there. */
  within?: RefObject<HTMLElement | null>;
  /** Not while the keyboard is in there. */
  outside?: RefObject<HTMLElement | null>;
}

/** Runs `act` when its key is pressed and nothing that is typed into, or stands in front, has the keyboard. */
export function useShortcut(id: ShortcutId, act: (event: KeyboardEvent) => void, options: boolean | ShortcutOptions = true): void {
  const { enabled = true, first = false, whileTyping = false, within, outside }: ShortcutOptions = typeof options === 'boolean' ? { enabled: options } : options;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.repeat && !REPEATED.has(id)) || !isPressed(event, id) || isTaken(event.target, whileTyping)) return;
    if (within && !isIn(event, within)) return;
    if (outside && isIn(event, outside)) return;
    event.preventDefault();
    act(event);
  });

  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, first);
    return () => window.removeEventListener('keydown', listener, first);
  }, [enabled, first]);
}

/** As if its key were pressed: for whoever chooses it from a list. */
export const press = (id: ShortcutId): void => void window.dispatchEvent(new KeyboardEvent('keydown', { key: shortcuts[id], shiftKey: LETTER.test(shortcuts[id]) && isCapital(shortcuts[id]), cancelable: true }));

const isIn = ({ target }: KeyboardEvent, place: RefObject<HTMLElement | null>): boolean => target instanceof Node && place.current?.contains(target) === true;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export function isPressed(event: Pressed, id: ShortcutId): boolean {
  const combination = shortcuts[id];
  const key = combination.replace('Mod+', '');
  if (event.altKey || (event.ctrlKey || event.metaKey) !== (key !== combination)) return false;
  // French keyboards have the digits behind Shift: the key of a digit is meant, with Shift or without.
  return ALIASES[event.key] === id || (DIGIT.test(key) && event.code === `Digit${key}` && !event.shiftKey) || (LETTER.test(key) ? event.key.toLowerCase() === key.toLowerCase() && event.shiftKey === isCapital(key) : event.key === key);
}

const DIGIT = /^\d$/u;
// Caps Lock makes capitals too, and is not Shift.
const LETTER = /^[a-z]$/iu;
const isCapital = (key: string): boolean => key !== key.toLowerCase();

const IN_FRONT = '[role="menu"], [role="dialog"], [role="listbox"], [role="separator"]';
const TYPED_INTO = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

const isTaken = (target: EventTarget | null, whileTyping: boolean): boolean =>
  target instanceof Element && target.closest(whileTyping ? IN_FRONT : `${IN_FRONT}, ${TYPED_INTO}`) !== null;
