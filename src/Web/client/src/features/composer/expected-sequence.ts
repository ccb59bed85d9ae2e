import type { Desk } from '@/features/realtime/desk';
import type { Seen } from '@/features/timeline/seen';

/** The last message that the agent had on screen: what came after it makes a reply stale. */
export function expectedSequence(desk: Desk, seen: Seen, conversation: string): number | null {
  const last = desk.timeline(conversation).get().head?.lastMessageSequence;
  return last === undefined ? null : Math.min(last, seen.of(conversation) ?? last);
}
