import type { ConversationView } from '@/contract';
import type { Seen } from '@/features/timeline/seen';

/** The last message that the agent had on screen: what came after it makes a reply stale. */
export const expectedSequence = ({ id, lastMessageSequence }: ConversationView, seen: Seen): number => Math.min(lastMessageSequence, seen.of(id) ?? lastMessageSequence);
