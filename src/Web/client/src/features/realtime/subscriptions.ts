import { createStore, type Store } from '@/shared/state/store';
import { refusalCode, type DeskLink, type HubRefusalCode } from './desk-link';

/** Something on screen that the hub keeps up to date. */
export interface Topic {
  readonly key: string;
  /** Asks for what came after our position; answered once the missed pushes are in (RT-1). */
  readonly subscribe: (link: DeskLink) => Promise<void>;
  readonly unsubscribe: (link: DeskLink) => Promise<void>;
  /** The server will not serve it, now or later. */
  readonly refused: (code: HubRefusalCode) => void;
}

export interface Subscriptions {
  /** From now until the returned function is called, the topic is on screen. */
  readonly watch: (topic: Topic) => () => void;
  readonly isWatched: (key: string) => boolean;
  /** A gap, or the server's word that something was left out: subscribe again from where we stand (RT-2, RT-3, RT-7). */
  readonly resync: (key: string) => void;
  /** The connection stands: everything on screen is subscribed again (RT-8). */
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** How many topics have not been answered since they were asked for. */
  readonly unanswered: Store<number>;
}

interface Entry {
  readonly topic: Topic;
  watchers: number;
  asking: boolean;
  askAgain: boolean;
  attempts: number;
}

/** @param wait calls back after a while; a retry that is no longer wanted does nothing. */
export function createSubscriptions(link: DeskLink, wait: (milliseconds: number, then: () => void) => void): Subscriptions {
  const entries = new Map<string, Entry>();
  const unanswered = createStore(0);
  let online = false;
  let life = 0;

  const count = () => unanswered.set([...entries.values()].filter((entry) => entry.asking).length);

  const ask = async (entry: Entry): Promise<void> => {
    const asked = life;
    entry.asking = true;
    entry.askAgain = false;
    count();
    try {
      await entry.topic.subscribe(link);
      if (asked === life) answered(entry);
    } catch (error) {
      if (asked === life) failed(entry, refusalCode(error));
    }
  };

  const answered = (entry: Entry) => {
    entry.attempts = 0;
    if (entry.askAgain && entries.get(entry.topic.key) === entry) {
      void ask(entry);
      return;
    }
    entry.asking = false;
    count();
  };

  const failed = (entry: Entry, code: HubRefusalCode) => {
    if (code === 'not_found' || code === 'view_invalid') {
      entry.asking = false;
      count();
      entry.topic.refused(code);
      return;
    }
    const asked = life;
    entry.attempts += 1;
    wait(Math.min(10_000, 250 * 2 ** entry.attempts), () => {
      if (asked === life && entries.get(entry.topic.key) === entry) void ask(entry);
    });
  };

  const release = (entry: Entry) => {
    entry.watchers -= 1;
    if (entry.watchers > 0 || entries.get(entry.topic.key) !== entry) return;
    entries.delete(entry.topic.key);
    entry.asking = false;
    count();
    // The server forgets it with the connection anyway.
    if (online) void entry.topic.unsubscribe(link).catch(() => undefined);
  };

  return {
    unanswered,
    watch(topic) {
      const entry = entries.get(topic.key) ?? { topic, watchers: 0, asking: false, askAgain: false, attempts: 0 };
      entry.watchers += 1;
      if (entry.watchers === 1) {
        entries.set(topic.key, entry);
        if (online) void ask(entry);
      }
      let released = false;
      return () => {
        if (released) return;
        released = true;
        release(entry);
      };
    },
    isWatched: (key) => entries.has(key),
    resync(key) {
      const entry = entries.get(key);
      if (!entry || !online) return;
      if (entry.asking) entry.askAgain = true;
      else void ask(entry);
    },
    connected() {
      online = true;
      life += 1;
      for (const entry of entries.values()) void ask(entry);
    },
    disconnected() {
      online = false;
      life += 1;
      for (const entry of entries.values()) entry.asking = false;
      count();
    },
  };
}
