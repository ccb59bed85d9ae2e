const COLUMNS = 8;

/**
 * Where an arrow key leads in groups of so many that stand below each other, in rows of eight: up and down stay in their column, or at the end of a shorter row.
 * @returns null for the search above them; undefined for another key
 */
export function placeAfter(sizes: readonly number[], at: number, key: string): number | null | undefined {
  const rows = rowsOf(sizes);
  const row = rows.findIndex(({ from, to }) => at >= from && at < to);
  const standing = rows[row];
  if (!standing) return undefined;
  const last = rows.at(-1) ?? standing;
  const inColumn = ({ from, to }: Row) => Math.min(from + at - standing.from, to - 1);
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, last.to - 1);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'ArrowDown':
      return inColumn(rows[row + 1] ?? standing);
    case 'ArrowUp': {
      const above = rows[row - 1];
      return above ? inColumn(above) : null;
    }
    default:
      return undefined;
  }
}

interface Row {
  readonly from: number;
  readonly to: number;
}

function rowsOf(sizes: readonly number[]): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const size of sizes) {
    for (let from = start; from < start + size; from += COLUMNS) rows.push({ from, to: Math.min(from + COLUMNS, start + size) });
    start += size;
  }
  return rows;
}
