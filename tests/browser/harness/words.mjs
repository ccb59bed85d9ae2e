import { readdirSync, readFileSync } from 'node:fs';

const LOCALES = new URL('../../../src/Web/client/src/shared/i18n/locales/', import.meta.url);

/**
 * The client's own words, so that a test finds a button by what it says in either language.
 * @param {'en' | 'fr'} language
 * @returns {(path: string, values?: Record<string, string | number>) => string} throws for words that do not exist
 */
export function wordsIn(language) {
  const files = readdirSync(LOCALES).filter((name) => name === `${language}.json` || name.endsWith(`.${language}.json`));
  const words = Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(new URL(name, LOCALES), 'utf8'))));
  return (path, values = {}) => {
    const text = path.split('.').reduce((part, name) => part?.[name], words);
    if (typeof text !== 'string') throw new Error(`The client has no words ${path} in ${language}.`);
    return text.replace(/\{\{(\w+)\}\}/gu, (_, name) => {
      if (!(name in values)) throw new Error(`${path} needs ${name}.`);
      return String(values[name]);
    });
  };
}
