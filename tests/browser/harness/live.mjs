import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

/**
 * What a client knows of a list and of an open conversation.
 * @typedef {{ position: { epoch: string, sequence: number }, items: Map<string, any>, count: any }} KnownView
 * @typedef {{ sequence: number, head: any, items: Map<number, any> }} KnownConversation
 */

/** One connection to the desk hub. It writes down every push, and applies them as docs/realtime.md tells a client to. */
export class Live {
  #hub;
  /** Every push in the order of arrival. @type {{ type: string, push: any }[]} */
  log = [];
  /** Pushes that did not fit onto what was known. On a connection that is not slow there are none. @type {string[]} */
  gaps = [];
  /** @type {Map<string, KnownView>} */
  views;
  /** @type {Map<string, KnownConversation>} */
  conversations;

  /**
   * @param {string} address @param {string} token
   * @param {Live} [before] an ended connection, from whose positions this one goes on
   */
  constructor(address, token, before) {
    this.views = structuredClone(before?.views ?? new Map());
    this.conversations = structuredClone(before?.conversations ?? new Map());
    this.#hub = new HubConnectionBuilder().withUrl(`${address}/hubs/desk`, { accessTokenFactory: () => token }).configureLogging(LogLevel.None).build();
    this.#take('ViewSnapshot', (push) => this.#viewSnapshot(push));
    this.#take('ViewDelta', (push) => this.#viewDelta(push));
    this.#take('ConversationSnapshot', (push) => this.#conversationSnapshot(push));
    this.#take('ConversationDelta', (push) => this.#conversationDelta(push));
    this.#take('ResyncRequired', () => undefined);
  }

  async open() {
    await this.#hub.start();
    return this;
  }

  /** Ends the connection; what it knows stays. */
  close() {
    return this.#hub.stop();
  }

  /** From where we stand. @param {string} view */
  subscribeView(view) {
    return this.#hub.invoke('SubscribeView', view, this.views.get(view)?.position ?? null);
  }

  /** From where we stand. @param {string} id */
  subscribeConversation(id) {
    return this.#hub.invoke('SubscribeConversation', id, this.conversations.get(id)?.sequence ?? 0);
  }

  /** The pushes of one type. @param {string} type */
  pushes(type) {
    return this.log.filter((entry) => entry.type === type).map((entry) => entry.push);
  }

  /** The messages that we know of a conversation, in the order of its stream. @param {string} id */
  texts(id) {
    return textsOf([...(this.conversations.get(id)?.items.values() ?? [])]);
  }

  #take(type, apply) {
    this.#hub.on(type, (push) => {
      this.log.push({ type, push });
      apply(push);
    });
  }

  #viewSnapshot({ view, position, items, count }) {
    this.views.set(view, { position, items: new Map(items.map((item) => [item.id, item])), count });
  }

  #viewDelta({ view, position, upserted, removed, count }) {
    const known = this.views.get(view);
    if (known?.position.epoch !== position.epoch || position.sequence !== known.position.sequence + 1) {
      this.gaps.push(`${view}: ${JSON.stringify(position)} on ${JSON.stringify(known?.position)}`);
      return;
    }
    const items = new Map(known.items);
    for (const id of removed) items.delete(id);
    for (const item of upserted) if (!(items.get(item.id)?.sequence > item.sequence)) items.set(item.id, item);
    this.views.set(view, { position, items, count });
  }

  #conversationSnapshot({ conversation, sequence, head, page }) {
    this.conversations.set(conversation, { sequence, head, items: new Map(page.items.map((item) => [item.sequence, item])) });
  }

  #conversationDelta({ conversation, since, sequence, head, changes }) {
    const known = this.conversations.get(conversation);
    if (known && sequence <= known.sequence) return;
    if (known?.sequence !== since) {
      this.gaps.push(`${conversation}: ${since} to ${sequence} on ${known?.sequence}`);
      return;
    }
    const items = new Map(known.items);
    for (const change of changes) {
      if (change.change === 'item_added') items.set(change.item.sequence, change.item);
      else if (items.has(change.message)) items.set(change.message, { ...items.get(change.message), delivery: change.delivery });
    }
    this.conversations.set(conversation, { sequence, head, items });
  }
}

/** The messages among the items of a timeline, in the order of its stream. @param {any[]} items */
export function textsOf(items) {
  return items.filter((item) => item.type === 'message').sort((a, b) => a.sequence - b.sequence).map((item) => item.content.body);
}
