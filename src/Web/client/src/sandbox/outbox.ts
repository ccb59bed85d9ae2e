import type { Draft, PhoneContent, PhoneMessage, Thread } from './phone-api';

/** A draft with the id under which it is sent, however often. */
export interface Unsent {
  readonly draft: Draft;
  readonly clientMessageId: string;
  readonly at: string;
}

/** The bubbles of what the customer sent and the sandbox has not taken yet. Their revision is 0: nothing can be done to them. */
export function waitingBubbles(unsent: readonly Unsent[], thread: Thread): readonly PhoneMessage[] {
  const taken = new Set(thread.messages.map((message) => message.clientMessageId));
  return unsent.flatMap((waiting) => {
    const content = contentOf(waiting.draft);
    return content === null || taken.has(waiting.clientMessageId) ? [] : [bubble(waiting, content)];
  });
}

const bubble = ({ draft, clientMessageId, at }: Unsent, content: PhoneContent): PhoneMessage => ({
  id: clientMessageId, clientMessageId, direction: 'sent', at, status: 'pending', content, quoted: draft.quoted ?? null,
  reactions: { customer: null, business: null }, edited: false, revoked: false, revision: 0,
});

/** Null for what only changes another message. */
function contentOf(draft: Draft): PhoneContent | null {
  if ('text' in draft) return { type: 'text', body: draft.text };
  if ('location' in draft) return { type: 'location', name: null, address: null, ...draft.location };
  if ('media' in draft) return { type: 'media', fileName: null, caption: null, ...draft.media };
  return null;
}
