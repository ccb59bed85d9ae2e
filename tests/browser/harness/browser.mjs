import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium-path.mjs';

const RESULTS = fileURLToPath(new URL('../test-results/', import.meta.url));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** For locators: how long something may take to appear on two busy cores. */
const PATIENCE = 20_000;

/** A save of a draft that its own message has overtaken is refused, as docs/http-api.md has it; the browser writes that down. @param {import('playwright-core').ConsoleMessage} message */
const isLateDraft = (message) => message.text().includes('409') && message.location().url.endsWith('/draft');

/** One Chromium for a test file. */
export class Browser {
  #browser;
  /** @type {Map<string, import('playwright-core').Page>} */
  #pages = new Map();

  /** @param {import('playwright-core').Browser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  static async launch() {
    const executablePath = chromiumPath();
    if (executablePath === null) throw new Error('There is no Chromium; see `npm test`.');
    return new Browser(await chromium.launch({ executablePath, args: FLAGS }));
  }

  /**
   * A person with a browser of their own: nothing is shared with the others.
   * @param {import('playwright-core').BrowserContextOptions} [options]
   */
  async person(options) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  /**
   * A tab whose errors are kept, and which is in the pictures of a failure under this name.
   * @param {import('playwright-core').BrowserContext} person
   * @param {string} name
   */
  async tab(person, name) {
    const page = await person.newPage();
    const errors = /** @type {string[]} */ ([]);
    page.on('console', (message) => {
      if (message.type() === 'error' && !isLateDraft(message)) errors.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('close', () => this.#pages.delete(name));
    this.#pages.set(name, page);
    return { page, errors };
  }

  /** Pictures of every open tab, in test-results/. @param {string} test */
  async photograph(test) {
    await mkdir(RESULTS, { recursive: true });
    const file = (tab) => `${RESULTS}${`${test}-${tab}`.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`;
    await Promise.all([...this.#pages].map(([tab, page]) => page.screenshot({ path: file(tab) }).catch(() => undefined)));
  }

  close() {
    return this.#browser.close();
  }
}
