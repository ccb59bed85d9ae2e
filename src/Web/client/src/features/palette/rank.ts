export interface Named {
  readonly text: string;
  /** Other words by which it is found. */
  readonly words?: string | undefined;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}+/gu, '').toLocaleLowerCase();

/** Those that have every word that was typed, the best first: that begin with it, that have a word that does, that hold it. Accents do not matter. */
export function ranked<T extends Named>(items: readonly T[], typed: string): readonly T[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map((item, index) => ({ item, index, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ item }) => item);
}

function scoreOf({ text, words: others }: Named, words: readonly string[]): number {
  const name = plain(text);
  const all = others === undefined ? name : `${name} ${plain(others)}`;
  let score = 0;
  for (const [index, word] of words.entries()) {
    const at = all.indexOf(word);
    if (at < 0) return 0;
    if (index === 0 && name.startsWith(word)) score += 4;
    else if (at === 0 || /\s|[#'’(-]/u.test(all.charAt(at - 1)) || all.includes(` ${word}`)) score += 2;
    else score += 1;
  }
  return score;
}
