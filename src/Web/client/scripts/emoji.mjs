// Writes the emoji picker's data from the npm package emojibase-data (MIT): node scripts/emoji.mjs path/to/emojibase-data
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [source] = process.argv.slice(2);
const target = fileURLToPath(new URL('../src/features/emoji/data/', import.meta.url));
/** Newer ones are empty boxes on many screens. */
const NEWEST = 15;
/** Group 2 is hair and skin: parts, not emoji. */
const PARTS = 2;
const read = (file) => JSON.parse(readFileSync(join(source, file), 'utf8'));

for (const language of ['en', 'fr']) {
  const groups = new Map();
  for (const { emoji, label, tags = [], group, order, version } of read(`${language}/data.json`)) {
    if (group === undefined || group === PARTS || version > NEWEST) continue;
    groups.set(group, [...(groups.get(group) ?? []), { order, entry: [emoji, label, tags.filter((tag) => !label.includes(tag)).slice(0, 5).join(' ')] }]);
  }
  const names = new Map(read(`${language}/messages.json`).groups.map(({ message, order }) => [order, message]));
  const ordered = [...groups].sort(([a], [b]) => a - b).map(([group, entries]) => ({
    name: names.get(group),
    emoji: entries.sort((a, b) => a.order - b.order).map(({ entry }) => entry),
  }));
  writeFileSync(join(target, `${language}.json`), `${JSON.stringify(ordered)}\n`);
}
