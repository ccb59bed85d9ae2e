import { useReducer } from 'react';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { noSelection, select, type Selection, type SelectionAction } from './selection';

interface Scoped {
  readonly list: string;
  readonly selection: Selection;
}

type ScopedAction = { list: string; action: SelectionAction };

/** What is picked in a list. It is gone with the list: in another one the same rows may not even be in sight. */
export function useSelection(list: string): [Selection, (action: SelectionAction) => void] {
  const [scoped, dispatch] = useReducer(step, { list, selection: noSelection });
  const selection = scoped.list === list ? scoped.selection : noSelection;
  const act = (action: SelectionAction) => dispatch({ list, action });
  useShortcut('back', () => act({ type: 'clear' }), { enabled: selection.ids.size > 0 || selection.choosing, first: true });
  return [selection, act];
}

const step = (scoped: Scoped, { list, action }: ScopedAction): Scoped => ({ list, selection: select(scoped.list === list ? scoped.selection : noSelection, action) });
