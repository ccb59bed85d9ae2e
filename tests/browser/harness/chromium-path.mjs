import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string | null} `$CHROMIUM`, or the first Chromium or Chrome on the path. */
export function chromiumPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// As a program (before the tests) it says in one line what is missing.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && chromiumPath() === null) {
  console.error(process.env.CHROMIUM
    ? `The browser tests cannot run: CHROMIUM=${process.env.CHROMIUM} is not a program.`
    : 'The browser tests cannot run: install Chromium or Chrome (on Debian: apt install chromium), or set CHROMIUM to its path.');
  process.exit(1);
}
