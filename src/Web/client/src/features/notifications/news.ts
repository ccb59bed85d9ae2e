import type { ConversationView } from '@/contract';

/** Something in my list that I should hear of when I look elsewhere. */
export interface News {
  readonly kind: 'message' | 'assigned';
  readonly conversation: ConversationView;
}

/** What came into a list between two moments: customers' messages, and conversations that are mine only now. */
export function newsBetween(before: readonly ConversationView[], after: readonly ConversationView[]): readonly News[] {
  const known = new Map(before.map((conversation) => [conversation.id, conversation]));
  return after.flatMap((conversation): News[] => {
    const earlier = known.get(conversation.id);
    if (!earlier) return [{ kind: 'assigned', conversation }];
    const wrote = conversation.preview?.direction === 'Inbound' && conversation.preview.at !== earlier.preview?.at && conversation.lastMessageSequence > earlier.lastMessageSequence;
    return wrote ? [{ kind: 'message', conversation }] : [];
  });
}
