import { wordsIn } from './words.mjs';

/** A customer with the sandbox phone's page in hand. */
export class Phone {
  /** @param {import('playwright-core').Page} page @param {string[]} errors @param {ReturnType<typeof wordsIn>} say */
  constructor(page, errors, say) {
    this.page = page;
    this.errors = errors;
    this.say = say;
  }

  /**
   * Opens the phone's page and picks a customer there.
   * @param {import('./browser.mjs').Browser} browser
   * @param {import('playwright-core').BrowserContext} person
   * @param {string} address
   * @param {string} customer
   * @param {'en' | 'fr'} [language]
   */
  static async pick(browser, person, address, customer, language = 'en') {
    const { page, errors } = await browser.tab(person, `phone ${customer}`);
    const phone = new Phone(page, errors, wordsIn(language));
    await page.goto(`${address}/sandbox`);
    await phone.show(customer);
    return phone;
  }

  /** @param {string} customer */
  async show(customer) {
    await this.page.bringToFront();
    await this.page.getByRole('button', { name: customer }).click();
    await this.field.waitFor();
  }

  /** Nobody's messages are on the screen. */
  async putAway() {
    await this.page.goto(new URL('/sandbox', this.page.url()).href);
    await this.field.waitFor({ state: 'detached' });
  }

  get thread() {
    return this.page.getByRole('log', { name: this.say('thread.label') });
  }

  get field() {
    return this.page.getByRole('textbox', { name: this.say('sandbox.placeholder'), exact: true });
  }

  /** @param {string} text */
  said(text) {
    return this.thread.getByText(text, { exact: true });
  }

  /** The bubble with that text, when its tick says so. @param {string} text @param {'pending' | 'delivered' | 'read'} status */
  sent(text, status) {
    return this.thread.locator('div', { hasText: text }).locator(`[data-status="${status}"]`);
  }

  /** @param {string} text */
  async write(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }
}

/** A phone for somebody whom the sandbox does not know. @param {string} address @param {{ phone: string, name: string }} who */
export async function addPhone(address, who) {
  const answer = await fetch(`${address}/sandbox/api/phones`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(who) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
}

/**
 * A customer does something without a page.
 * @param {string} address @param {string} phone
 * @param {object} draft as src/Channels/Sandbox/README.md has it
 */
export async function act(address, phone, draft) {
  const answer = await fetch(`${address}/sandbox/api/phones/${phone}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  });
  if (!answer.ok) throw new Error(`The phone answered ${answer.status}: ${await answer.text()}`);
}

/** @param {string} address @param {string} phone @param {string} text */
export const text = (address, phone, text) => act(address, phone, { text });

/** A file that a draft sends. @param {string} address @param {string} name @param {string} type @param {Buffer} content @returns {Promise<string>} its id */
export async function handOver(address, name, type, content) {
  const answer = await fetch(`${address}/sandbox/api/media?fileName=${encodeURIComponent(name)}`, { method: 'POST', headers: { 'content-type': type }, body: content });
  if (!answer.ok) throw new Error(`The phone answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).id;
}

/** A form is filled in without a page. @param {string} address @param {string} phone @param {string} message @param {Record<string, string>} values */
export const fillIn = (address, phone, message, values) => act(address, phone, { form: { message, values } });

/** The provider takes the next message and says later that it could not be delivered. @param {string} address */
export async function failNext(address) {
  const answer = await fetch(`${address}/sandbox/api/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ latency: 0, kind: 'undeliverable', remaining: 1 }) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
}

/** What the phone shows. @param {string} address @param {string} phone */
export async function threadOf(address, phone) {
  const answer = await fetch(`${address}/sandbox/api/phones/${phone}`);
  if (!answer.ok) throw new Error(`The phone answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
