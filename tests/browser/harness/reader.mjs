import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Desk } from './desk.mjs';
import { eventually } from './eventually.mjs';
import { wordsIn } from './words.mjs';

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOCALES = { fr: 'fr-FR', en: 'en-GB' };
const THEMES = /** @type {const} */ (['light', 'dark']);
/** What the theme decides. Everything else that axe knows is the same in the light and in the dark. */
const OF_THE_THEME = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** Somebody who looks at each page in every theme and width, in his own language. */
export class Reader {
  /** @param {'fr' | 'en'} language @param {Desk} desk */
  constructor(language, desk) {
    this.language = language;
    this.desk = desk;
    this.page = desk.page;
    this.say = desk.say;
  }

  /** At the login. @param {import('./browser.mjs').Browser} browser @param {string} address @param {'fr' | 'en'} language */
  static async sit(browser, address, language) {
    const person = await browser.person({ locale: LOCALES[language], viewport: WIDE, reducedMotion: 'reduce' });
    const { page, errors } = await browser.tab(person, language);
    const reader = new Reader(language, new Desk(page, errors, wordsIn(language)));
    await page.goto(address);
    await page.getByLabel(reader.say('login.email')).waitFor();
    return reader;
  }

  /** @param {string} email @param {string} password */
  async logIn(email, password) {
    await this.page.getByLabel(this.say('login.email')).fill(email);
    await this.page.getByLabel(this.say('login.password')).fill(password);
    await this.page.getByLabel(this.say('login.password')).press('Enter');
  }

  /** Goes to another place of the desk as its own links do: without loading it again. @param {string} path */
  async go(path) {
    await this.page.evaluate((address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  /** Wide and light again, and nothing open from the last look. */
  async rest() {
    await this.#look(WIDE, 'light');
    await this.page.mouse.move(0, 0);
    await eventually('nothing is open', async () => {
      if (await this.page.locator('[role="dialog"], [role="menu"]').count() === 0) return true;
      await this.page.keyboard.press('Escape');
      return false;
    });
  }

  /** @param {(look: string, first: boolean) => Promise<void>} see once for each theme and width, in which the page then is; `first` of its width */
  async inEveryLook(see) {
    for (const size of [WIDE, NARROW]) {
      for (const theme of THEMES) {
        await this.#look(size, theme);
        await see(`${this.language} ${theme} ${size.width}`, theme === THEMES[0]);
      }
    }
  }

  /** A page, in every theme and width. @param {string} [within] what is new to the eye in it @see {@link assertFine} */
  async assertFine(within) {
    await this.inEveryLook((look, first) => assertFine(this.page, look, { within, ...(first ? {} : OF_THE_THEME) }));
  }

  /** What has come in front of a page: each width in one theme, and in the other theme for the reader of the other language. @param {string} front */
  async assertFrontFine(front) {
    for (const size of [WIDE, NARROW]) {
      const theme = (size === WIDE) === (this.language === 'fr') ? 'light' : 'dark';
      await this.#look(size, theme);
      await assertFine(this.page, `${this.language} ${theme} ${size.width}`, { within: front });
    }
  }

  async #look(size, colorScheme) {
    await this.page.emulateMedia({ colorScheme });
    await this.page.setViewportSize(size);
    await this.#drawn();
  }

  /** Two pictures later whatever follows the window's width has followed it. */
  async #drawn() {
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
}

/**
 * Nothing serious that axe can see, and nothing that has to be scrolled sideways.
 * @param {import('playwright-core').Page} page @param {string} look for the message
 * @param {{ within?: string, runOnly?: string[] }} [options] a selector, and rules of axe
 */
export async function assertFine(page, look, options = {}) {
  const width = page.viewportSize()?.width ?? 0;
  const widest = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));
  assert.ok(widest <= width, `${look}: the page is ${widest} px wide.`);
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  const violations = await page.evaluate(async ({ within, ...asked }) => {
    const found = await window.axe.run(within ?? document, { resultTypes: ['violations'], ...asked });
    return found.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)} (${node.any.concat(node.all, node.none).map((reason) => reason.message).join('; ')})`));
  }, options);
  assert.deepEqual(violations, [], look);
}
