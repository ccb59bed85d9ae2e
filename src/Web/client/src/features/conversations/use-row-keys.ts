import { useEffect, useRef, type RefObject } from 'react';
import type { ConversationView } from '@/contract';
import type { SelectionAction } from '@/features/bulk/selection';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { rowAfter, type RowPlace } from './row-after';

interface RowKeys {
  /** Which list it is. */
  readonly list: string;
  readonly rows: readonly ConversationView[];
  readonly current: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Brings a row into sight. */
  readonly onShow: (index: number) => void;
  readonly onSelect: (action: SelectionAction) => void;
}

const focusedRow = (scroller: HTMLElement | null): string | null =>
  scroller?.querySelector('li:focus-within [data-conversation]')?.getAttribute('data-conversation') ?? null;

/** The list by the keyboard: up and down, with Shift a range, X to pick, Ctrl+A for all. */
export function useRowKeys({ list, rows, current, scroller, onShow, onSelect }: RowKeys): void {
  // Where the keyboard was last, if it is there or its row has left the list.
  const last = useRef<RowPlace | null>(null);
  useEffect(() => {
    last.current = null;
  }, [list]);
  useEffect(() => {
    const element = scroller.current;
    const look = () => {
      const id = focusedRow(element);
      if (id !== null) last.current = { id, index: rows.findIndex((row) => row.id === id) };
      else if (last.current && rows.some((row) => row.id === last.current?.id)) last.current = null;
    };
    look();
    element?.addEventListener('focusin', look);
    return () => element?.removeEventListener('focusin', look);
  }, [rows, scroller]);

  const move = (step: 1 | -1, extend: boolean) => {
    const focused = focusedRow(scroller.current);
    const ids = rows.map((row) => row.id);
    const index = rowAfter(ids, { focused, last: last.current, current }, step);
    const target = rows[index];
    if (!target) return;
    if (extend) onSelect({ type: 'extend', to: target.id, from: focused ?? current, rows: ids });
    onShow(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(target.id)}"]`)?.focus());
  };
  useShortcut('next', (event) => move(1, event.shiftKey));
  useShortcut('previous', (event) => move(-1, event.shiftKey));
  useShortcut('select', () => {
    const id = focusedRow(scroller.current) ?? current;
    if (id !== null) onSelect({ type: 'toggle', id });
  });
  // Elsewhere Ctrl+A selects the text of the page, as everywhere.
  useShortcut('selectAll', () => onSelect({ type: 'all', rows: rows.map((row) => row.id) }), { enabled: rows.length > 0, within: scroller });
}
