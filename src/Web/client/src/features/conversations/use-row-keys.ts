import type { RefObject } from 'react';
import type { ConversationView } from '@/contract';
import type { SelectionAction } from '@/features/bulk/selection';
import { useShortcut } from '@/features/shortcuts/shortcuts';

interface RowKeys {
  readonly rows: readonly ConversationView[];
  readonly current: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Brings a row into sight. */
  readonly onShow: (index: number) => void;
  readonly onSelect: (action: SelectionAction) => void;
}

/** The list by the keyboard: up and down, with Shift a range, X to pick, Ctrl+A for all. */
export function useRowKeys({ rows, current, scroller, onShow, onSelect }: RowKeys): void {
  const focusedRow = () => scroller.current?.querySelector('li:focus-within [data-conversation]')?.getAttribute('data-conversation') ?? null;

  const move = (step: number, extend: boolean) => {
    const focused = focusedRow() ?? current;
    const from = rows.findIndex((row) => row.id === focused);
    const index = from < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, from + step));
    const target = rows[index];
    if (!target) return;
    if (extend) onSelect({ type: 'extend', to: target.id, from: focused, rows: rows.map((row) => row.id) });
    onShow(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(target.id)}"]`)?.focus());
  };
  useShortcut('next', (event) => move(1, event.shiftKey));
  useShortcut('previous', (event) => move(-1, event.shiftKey));
  useShortcut('select', () => {
    const id = focusedRow() ?? current;
    if (id !== null) onSelect({ type: 'toggle', id });
  });
  // Elsewhere Ctrl+A selects the text of the page, as everywhere.
  useShortcut('selectAll', () => onSelect({ type: 'all', rows: rows.map((row) => row.id) }), { enabled: rows.length > 0, within: scroller });
}
