import type { TextRange } from '@/contract';

/** A piece of a text: found, or around what was found. */
export interface TextPiece {
  readonly text: string;
  readonly found: boolean;
}

/** Splits a text at what was found in it; ranges that overlap or reach beyond it do no harm. */
export function pieces(text: string, ranges: readonly TextRange[]): readonly TextPiece[] {
  const result: TextPiece[] = [];
  let end = 0;
  for (const { start, length } of [...ranges].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(start, end), Math.min(start + length, text.length)];
    if (to <= from) continue;
    if (from > end) result.push({ text: text.slice(end, from), found: false });
    result.push({ text: text.slice(from, to), found: true });
    end = to;
  }
  if (end < text.length) result.push({ text: text.slice(end), found: false });
  return result;
}
