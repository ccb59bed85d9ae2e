// The words of a language are in `en.json`, and in `PART.en.json` for the parts that are loaded later. Fails when a language lacks a key, a plural form, a variable or a word that the other one has, or when a key is used nowhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const locales = join(root, 'shared/i18n/locales');
const read = (language) => readdirSync(locales)
  .filter((name) => name === `${language}.json` || name.endsWith(`.${language}.json`))
  .flatMap((name) => flatten(JSON.parse(readFileSync(join(locales, name), 'utf8'))));
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node, prefix = '') {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]]);
}

const variables = (text) => [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]))].sort().join(' ');

function sourceText(folder) {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceText(path);
    return /\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
  }).join('\n');
}

const errors = [];
const seen = new Set();
for (const [key] of read('en')) {
  if (seen.has(key)) errors.push(`en: "${key}" stands in two files`);
  seen.add(key);
}
const languages = { en: new Map(read('en')), fr: new Map(read('fr')) };
const stems = (entries) => new Set([...entries.keys()].map((key) => key.replace(PLURAL, '')));

for (const [language, other] of [['en', 'fr'], ['fr', 'en']]) {
  for (const stem of stems(languages[other])) if (!stems(languages[language]).has(stem)) errors.push(`${language}: "${stem}" is missing`);
  for (const [key, text] of languages[language]) {
    if (text.trim() === '') errors.push(`${language}: "${key}" is empty`);
    const stem = key.replace(PLURAL, '');
    const twin = languages[other].get(key) ?? languages[other].get(`${stem}_other`);
    if (twin !== undefined && !key.endsWith('_one') && variables(text) !== variables(twin)) errors.push(`${language}: "${key}" has other variables than ${other}`);
    if (!PLURAL.test(key)) continue;
    for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories) {
      if (!languages[language].has(`${stem}_${form}`)) errors.push(`${language}: "${stem}" lacks the form "${form}"`);
    }
  }
}

const source = sourceText(root);
const dynamic = [...source.matchAll(/\bt\(\s*`([\w.]+\.)\$\{/g)].map((match) => match[1]);
for (const stem of stems(languages.en)) {
  const used = source.includes(`'${stem}'`) || dynamic.some((prefix) => stem.startsWith(prefix));
  if (!used) errors.push(`"${stem}" is used nowhere`);
}

for (const error of errors) console.error(error);
if (errors.length > 0) process.exit(1);
console.log(`translations: ${languages.en.size} sentences in English, ${languages.fr.size} in French`);
