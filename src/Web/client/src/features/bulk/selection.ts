/** The rows of a list that were picked to do something with together. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts: the row that was picked or left last. */
  readonly anchor: string | null;
  /** What the range from the anchor covers now; it shrinks again when the hand comes back. */
  readonly range: ReadonlySet<string>;
  /** A touch on a row picks it, where it would otherwise be opened: whoever has no keys and no pointer that hovers begins so. */
  readonly choosing: boolean;
}

export type SelectionAction =
  | { type: 'choose' }
  | { type: 'toggle'; id: string }
  | { type: 'extend'; to: string; from: string | null; rows: readonly string[] }
  | { type: 'all'; rows: readonly string[] }
  | { type: 'keep'; ids: readonly string[] }
  | { type: 'clear' };

const NOTHING: ReadonlySet<string> = new Set();
export const noSelection: Selection = { ids: NOTHING, anchor: null, range: NOTHING, choosing: false };

export function select(selection: Selection, action: SelectionAction): Selection {
  const { choosing } = selection;
  switch (action.type) {
    case 'choose':
      return { ...noSelection, choosing: true };
    case 'toggle': {
      const ids = new Set(selection.ids);
      if (!ids.delete(action.id)) ids.add(action.id);
      return { ids, anchor: action.id, range: NOTHING, choosing };
    }
    case 'extend':
      return extended(selection, action.rows, selection.anchor ?? action.from ?? action.to, action.to);
    case 'all':
      return { ids: new Set(action.rows), anchor: selection.anchor, range: NOTHING, choosing };
    case 'keep':
      return { ids: new Set(action.ids), anchor: null, range: NOTHING, choosing: false };
    case 'clear':
      return noSelection;
  }
}

/** The range from the anchor to the row takes the place of the one before it; what was picked one by one stays. */
function extended({ ids, range, choosing }: Selection, rows: readonly string[], anchor: string, to: string): Selection {
  const [one, other] = [rows.indexOf(anchor), rows.indexOf(to)];
  // The anchor may have left the list meanwhile.
  const covered = one < 0 ? [to] : rows.slice(Math.min(one, other), Math.max(one, other) + 1);
  const kept = [...ids].filter((id) => !range.has(id));
  return { ids: new Set([...kept, ...covered]), anchor: one < 0 ? to : anchor, range: new Set(covered), choosing };
}
