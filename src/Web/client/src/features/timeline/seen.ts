import { isRecord, readJson, writeJson, type KeyValueStorage } from '@/shared/state/storage';

const KEPT = 500;

/** The last sequence of each conversation that this agent had on screen, in this browser: what came after it is new. */
export interface Seen {
  /** Null for a conversation that was never open here. */
  readonly of: (conversation: string) => number | null;
  readonly mark: (conversation: string, sequence: number) => void;
}

export function createSeen(storage: KeyValueStorage, agent: string): Seen {
  const key = `parloir.seen.${agent}`;
  const known = new Map(Object.entries(readJson(storage, key, isNumbers, {})));

  return {
    of: (conversation) => known.get(conversation) ?? null,
    mark(conversation, sequence) {
      if ((known.get(conversation) ?? -1) >= sequence) return;
      known.delete(conversation);
      known.set(conversation, sequence);
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(oldest);
      }
      writeJson(storage, key, Object.fromEntries(known));
    },
  };
}

const isNumbers = (value: unknown): value is Record<string, number> => isRecord(value) && Object.values(value).every((entry) => typeof entry === 'number');
