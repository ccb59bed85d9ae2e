import { describe, expect, it } from 'vitest';
import { waitingBubbles, type Unsent } from './outbox';
import type { Thread } from './phone-api';

const at = '2026-03-12T09:00:00Z';
const thread: Thread = { phone: '33612345678', name: 'Camille', account: { id: 'a', name: 'A', phoneNumberId: '1', displayPhoneNumber: '1' }, revision: 1, messages: [] };
const unsent: Unsent[] = [
  { draft: { text: 'Hello' }, clientMessageId: '1', at },
  { draft: { reaction: { message: 'wamid.1', emoji: null } }, clientMessageId: '2', at },
  { draft: { media: { kind: 'voice' } }, clientMessageId: '3', at },
];

describe('what the phone has not sent yet', () => {
  it('Draft_WhenItIsAMessage_WaitsAsABubble', () => {
    const [text, media, ...more] = waitingBubbles(unsent, thread);
    expect(text).toMatchObject({ id: '1', status: 'pending', content: { type: 'text', body: 'Hello' } });
    expect(media).toMatchObject({ id: '3', content: { type: 'media', kind: 'voice' } });
    expect(more).toEqual([]);
  });

  it('Draft_WhenTheThreadHasItAlready_IsNotShownTwice', () => {
    const [text] = waitingBubbles(unsent, thread);
    if (!text) throw new Error('No bubble.');
    const taken = { ...thread, messages: [{ ...text, id: 'wamid.2', revision: 2 }] };
    expect(waitingBubbles(unsent, taken).map((bubble) => bubble.id)).toEqual(['3']);
  });
});
