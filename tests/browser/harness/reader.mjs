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
/** A page that draws nothing, or does not answer, would be waited for without end. No visit takes a quarter of this. */
const VISIT_WITHIN = 60_000;

/** Somebody who looks at each page in every theme and width, in his own language. */
export class Reader {
  #browser;
  #person;
  #address;
  /** Where the visit is, for the message when it fails. */
  #now = 'the login';
  #isLost = false;

  /** @param {import('./browser.mjs').Browser} browser @param {import('playwright-core').BrowserContext} person @param {string} address @param {'fr' | 'en'} language */
  constructor(browser, person, address, language) {
    this.#browser = browser;
    this.#person = person;
    this.#address = address;
    this.language = language;
    this.say = wordsIn(language);
  }

  /** At the login. @param {import('./browser.mjs').Browser} browser @param {string} address @param {'fr' | 'en'} language */
  static async sit(browser, address, language) {
    const person = await browser.person({ locale: LOCALES[language], viewport: WIDE, reducedMotion: 'reduce' });
    const reader = new Reader(browser, person, address, language);
    await reader.#open();
    await reader.page.getByLabel(reader.say('login.email')).waitFor();
    return reader;
  }

  get page() {
    return this.desk.page;
  }

  /** @param {string} email @param {string} password */
  async logIn(email, password) {
    await this.page.getByLabel(this.say('login.email')).fill(email);
    await this.page.getByLabel(this.say('login.password')).fill(password);
    await this.page.getByLabel(this.say('login.password')).press('Enter');
  }

  /**
   * One of many visits: when it fails, or does not end, it says where it was, and the next one has a page of its own.
   * @param {() => Promise<void>} look
   */
  async visit(look) {
    let impatience;
    const late = new Promise((_, fail) => {
      impatience = setTimeout(() => fail(new Error(`no answer within ${VISIT_WITHIN / 1000} s`)), VISIT_WITHIN);
    });
    try {
      await Promise.race([this.#isLost ? this.#startAgain().then(look) : look(), late]);
    } catch (error) {
      this.#isLost = true;
      throw new Error(`${this.language}, ${this.#now}: ${error.message}`, { cause: error });
    } finally {
      clearTimeout(impatience);
    }
  }

  /** Goes to another place of the desk as its own links do: without loading it again. @param {string} path */
  async go(path) {
    this.#now = path;
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

  /** In every theme and width. @param {string} [within] what is new to the eye @see {@link assertFine} */
  async assertFine(within) {
    for (const size of [WIDE, NARROW]) {
      for (const theme of THEMES) {
        await this.#look(size, theme);
        await assertFine(this.page, this.#now, { within, ...(theme === THEMES[0] ? {} : OF_THE_THEME) });
      }
    }
  }

  async #open() {
    const { page, errors } = await this.#browser.tab(this.#person, this.language);
    this.desk = new Desk(page, errors, this.say);
    await page.goto(this.#address);
  }

  /** The page that was lost takes with it whatever still waits in it; it may be past answering itself. */
  async #startAgain() {
    const { page: lost, errors } = this.desk;
    void lost.close().catch(() => undefined);
    await this.#open();
    this.desk.errors.unshift(...errors);
    this.#isLost = false;
  }

  async #look(size, colorScheme) {
    this.#now = `${colorScheme} ${size.width}`;
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
