// What a browser loads before the desk can be used: the scripts that the page names, what those import, and the words of one language. Fails when it is too much.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 250_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const assets = join(dist, 'assets');
const text = (name) => readFileSync(join(assets, name), 'utf8');

const loaded = new Set();
function load(name) {
  if (loaded.has(name)) return;
  loaded.add(name);
  for (const [, other] of text(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) load(other);
}
for (const [, name] of readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/assets\/([\w.-]+\.js)/g)) load(name);

const size = (names) => names.reduce((sum, name) => sum + gzipSync(text(name)).length, 0);
// Chunks are named after their files. The emoji of a language have the same name, and come when they are asked for: only the desk knows what a claim is.
const words = (language) => readdirSync(assets).filter((name) => new RegExp(`^(desk\\.)?${language}-[\\w-]+\\.js$`).test(name) && /already_claimed|savedViews/.test(text(name)));
const total = size([...loaded]) + Math.max(size(words('en')), size(words('fr')));

console.log(`first load: ${loaded.size} scripts and a language, ${(total / 1000).toFixed(1)} kB compressed of ${LIMIT / 1000} kB`);
if (total > LIMIT) process.exit(1);
