import type { ConversationView } from '@/contract';

/** What changes with every message. */
const PASSING = ['sequence', 'lastMessageSequence', 'lastActivityAt', 'waitingSince', 'preview', 'window'] as const;
type Passing = (typeof PASSING)[number];

/** Where a conversation stands: its head without what changes with every message. What shows only this is not drawn again while customers write. */
export type Standing = Omit<ConversationView, Passing>;

const isPassing = (name: string): name is Passing => PASSING.some((passing) => passing === name);

/** Reads heads one after the other, and answers the same object for as long as the conversation stands where it stood. */
export function standings(): (head: ConversationView | null) => Standing | null {
  let known: { readonly standing: Standing | null; readonly text: string } = { standing: null, text: '' };
  return (head) => {
    const text = JSON.stringify(head, (name, value: unknown) => (isPassing(name) ? undefined : value));
    if (text !== known.text) known = { standing: head, text };
    return known.standing;
  };
}
