export const PASSWORD = 'parloir-demo';

/** The HTTP API as a program uses it, in the name of one agent. */
export class Api {
  #address;
  /** For `Authorization: Bearer`. */
  token;

  /** @param {string} address @param {string} token */
  constructor(address, token) {
    this.#address = address;
    this.token = token;
  }

  /**
   * Logs in, and makes a token, which outlives the server's restarts.
   * @param {string} address @param {string} email
   */
  static async login(address, email) {
    const json = { 'content-type': 'application/json' };
    const session = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: json, body: JSON.stringify({ email, password: PASSWORD }) });
    if (!session.ok) throw new Error(`Login answered ${session.status}: ${await session.text()}`);
    const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const answer = await fetch(`${address}/api/v1/tokens`, { method: 'POST', headers: { ...json, cookie, 'x-parloir': '1' }, body: JSON.stringify({ name: 'browser tests' }) });
    if (!answer.ok) throw new Error(`The token answered ${answer.status}: ${await answer.text()}`);
    return new Api(address, (await answer.json()).token);
  }

  /** @param {string} method @param {string} path after /api/v1 @param {unknown} [body] */
  async call(method, path, body) {
    const answer = await fetch(`${this.#address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** Takes a file in. @param {string} name @param {string} type @param {Buffer} content @returns {Promise<string>} its id */
  async upload(name, type, content) {
    const answer = await fetch(`${this.#address}/api/v1/attachments?fileName=${encodeURIComponent(name)}`, { method: 'POST', headers: { authorization: `Bearer ${this.token}`, 'content-type': type }, body: content });
    if (!answer.ok) throw new Error(`The upload answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()).id;
  }

  /** The conversation with a customer that changed last. @param {string} phone @param {string} [status] */
  async conversationOf(phone, status = '') {
    const { items } = await this.call('GET', `/conversations?tab=all&status=${status}&limit=100`);
    return items.find((item) => item.contact.address.replace(/\D/gu, '') === phone) ?? null;
  }

  /** The whole timeline, oldest first, page by page. @param {string} id */
  async timeline(id) {
    const pages = [];
    for (let before = null; ;) {
      const page = await this.call('GET', `/conversations/${encodeURIComponent(id)}/timeline?limit=100${before === null ? '' : `&before=${before}`}`);
      pages.unshift(page.items);
      if (page.before === null) return pages.flat();
      before = page.before;
    }
  }
}
