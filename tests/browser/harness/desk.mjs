import { PASSWORD } from './api.mjs';
import { wordsIn } from './words.mjs';

/** An agent at the desk: what a person sees and does there, by the words on the screen. */
export class Desk {
  /** @param {import('playwright-core').Page} page @param {string[]} errors @param {ReturnType<typeof wordsIn>} say */
  constructor(page, errors, say) {
    this.page = page;
    this.errors = errors;
    this.say = say;
  }

  /**
   * Opens the desk in a tab of that person and logs in.
   * @param {import('./browser.mjs').Browser} browser
   * @param {import('playwright-core').BrowserContext} person
   * @param {string} address
   * @param {string} email
   * @param {'en' | 'fr'} [language] that of the person's browser
   */
  static async enter(browser, person, address, email, language = 'en') {
    const { page, errors } = await browser.tab(person, email.split('@')[0]);
    const desk = new Desk(page, errors, wordsIn(language));
    await page.goto(address);
    await page.getByLabel(desk.say('login.email')).fill(email);
    await page.getByLabel(desk.say('login.password')).fill(PASSWORD);
    await page.getByRole('button', { name: desk.say('login.submit') }).click();
    await desk.live.waitFor({ state: 'attached' });
    // Before there was a session the server said so.
    errors.length = 0;
    return desk;
  }

  /** There as soon as everything on screen is the present (RT-8). */
  get live() {
    return this.page.locator('[data-live-state="live"]');
  }

  /** @param {'mine' | 'unassigned' | 'all'} name */
  tab(name) {
    return this.page.getByRole('tab', { name: new RegExp(`^${this.say(`tabs.${name}`)}`, 'u') });
  }

  /** A tab that shows this count. @param {'mine' | 'unassigned' | 'all'} name @param {number} count */
  counted(name, count) {
    return this.page.getByRole('tab', { name: `${this.say(`tabs.${name}`)} ${count}`.trim(), exact: true })
      .or(this.page.getByRole('tab', { name: `${this.say(`tabs.${name}`)}${count}`, exact: true }));
  }

  /** Rows of the list that say this. @param {string} text */
  row(text) {
    return this.page.locator('[data-conversation]').filter({ hasText: text });
  }

  get thread() {
    return this.page.getByRole('log', { name: this.say('thread.label') });
  }

  /** What the thread says once. @param {string} text */
  said(text) {
    return this.thread.getByText(text, { exact: true });
  }

  get writing() {
    return this.page.getByRole('region', { name: this.say('composer.label') });
  }

  get field() {
    return this.writing.getByRole('textbox');
  }

  /** Takes back what a toast tells. @param {string} told its sentence */
  undo(told) {
    return this.page.getByRole('status').locator('div').filter({ hasText: told }).last().getByRole('button', { name: this.say('common.undo'), exact: true }).click();
  }

  /** @param {string} name words of the client */
  button(name) {
    return this.page.getByRole('button', { name: this.say(name), exact: true });
  }

  /** @param {string} text */
  async open(text) {
    await this.row(text).first().click();
    await this.thread.waitFor();
  }

  /** @param {string} text */
  async reply(text) {
    await this.writing.getByRole('button', { name: this.say('composer.modes.reply'), exact: true }).click();
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** @param {string} text */
  async note(text) {
    await this.writing.getByRole('button', { name: this.say('composer.modes.note'), exact: true }).click();
    await this.field.fill(text);
    await this.field.press('Enter');
  }
}
