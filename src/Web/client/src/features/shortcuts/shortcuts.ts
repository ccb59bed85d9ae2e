import { useEffect, useEffectEvent } from 'react';

/** Every key of the desk, in the order of the help sheet. Keys are those of KeyboardEvent.key. */
export const shortcuts = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  back: 'Escape',
  tabMine: '1',
  tabUnassigned: '2',
  tabAll: '3',
  claim: 'c',
  assign: 'a',
  label: 'l',
  pending: 'p',
  resolve: 'e',
  reply: 'r',
  note: 'n',
  details: 'i',
  help: '?',
  resolveWithNote: 'E',
  snooze: 's',
  transfer: 't',
  priority: 'u',
  department: 'd',
  keywords: 'h',
  participants: 'w',
  takeOver: 'v',
  more: 'm',
  quickMessage: 'q',
  template: 'y',
  attach: 'A',
  goToDate: 'g',
  newConversation: '+',
} as const;

export type ShortcutId = keyof typeof shortcuts;

export const shortcutGroups = {
  list: ['next', 'previous', 'open', 'tabMine', 'tabUnassigned', 'tabAll'],
  conversation: ['reply', 'note', 'claim', 'assign', 'label', 'pending', 'resolve', 'resolveWithNote', 'snooze', 'transfer', 'priority', 'department', 'keywords', 'participants', 'takeOver', 'more', 'goToDate'],
  writing: ['quickMessage', 'template', 'attach'],
  desk: ['newConversation', 'details', 'back', 'help'],
} as const satisfies Record<string, readonly ShortcutId[]>;

const ALIASES: Partial<Record<string, ShortcutId>> = { ArrowDown: 'next', ArrowUp: 'previous' };

/** Runs `act` when its key is pressed and nothing that is typed into, or stands in front, has the keyboard. */
export function useShortcut(id: ShortcutId, act: (event: KeyboardEvent) => void, enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
    if (event.key !== shortcuts[id] && ALIASES[event.key] !== id) return;
    event.preventDefault();
    act(event);
  });

  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [enabled]);
}

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="listbox"], [role="separator"]') !== null;
