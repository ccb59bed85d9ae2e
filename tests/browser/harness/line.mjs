/** The desk's connection of one person, which a test can cut and mend. */
export class BreakableLine {
  #cut = false;
  /** @type {Set<{ page: import('playwright-core').WebSocketRoute, server: import('playwright-core').WebSocketRoute }>} */
  #open = new Set();

  /** Before that person opens a page. @param {import('playwright-core').BrowserContext} person */
  static async of(person) {
    const line = new BreakableLine();
    await person.routeWebSocket(/\/hubs\/desk/u, (page) => line.#connect(page));
    return line;
  }

  /** Ends what is open; nothing comes through from now on. */
  async cut() {
    this.#cut = true;
    const ended = [...this.#open];
    this.#open.clear();
    await Promise.all(ended.flatMap(({ page, server }) => [page.close({ code: 1001, reason: 'cut' }), server.close()]));
  }

  /** The next attempt to connect succeeds. */
  mend() {
    this.#cut = false;
  }

  /** @param {import('playwright-core').WebSocketRoute} page */
  #connect(page) {
    if (this.#cut) {
      void page.close({ code: 1001, reason: 'cut' });
      return;
    }
    this.#open.add({ page, server: page.connectToServer() });
  }
}
