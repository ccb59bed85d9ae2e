import type { TimelineItem, TimelinePage } from '@/contract';
import { query, request } from '@/shared/http/request';

export const readTimeline = (conversation: string, position: { before?: number; after?: number; limit: number }): Promise<TimelinePage> =>
  request('GET', `/api/v1/conversations/${encodeURIComponent(conversation)}/timeline${query(position)}`);

/** The first item after a sequence; null when nothing follows. */
export type Probe = (after: number) => Promise<TimelineItem | null>;

/** Few events between two items: how far a probe looks. */
const PROBED = 20;

export const probeOf = (conversation: string): Probe => async (after) => {
  for (let from: number | null = after; from !== null;) {
    const page: TimelinePage = await readTimeline(conversation, { after: from, limit: PROBED });
    const first = [...page.items].sort((a, b) => a.sequence - b.sequence)[0];
    if (first) return first;
    from = page.after;
  }
  return null;
};

/**
 * The sequence of about the first item at or after a moment, found by halving: the stream is in order of time but for what came late.
 * @param last sequence of the newest event
 * @returns null when everything happened before it
 */
export async function sequenceAt(moment: number, last: number, probe: Probe): Promise<number | null> {
  let [low, high] = [0, last];
  let found: number | null = null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = await probe(middle);
    if (item !== null && Date.parse(item.occurredAt) < moment) low = Math.max(item.sequence, middle + 1);
    else {
      if (item !== null) found = item.sequence;
      high = middle;
    }
  }
  return found;
}
