import type { ConversationDelta, ConversationSnapshot, ResyncRequired, ViewDelta, ViewPosition, ViewSnapshot } from '@/contract';

/** The hub as this client uses it: docs/realtime.md is the contract. */
export interface DeskLink {
  readonly subscribeView: (view: string, resumeFrom: ViewPosition | null) => Promise<void>;
  readonly unsubscribeView: (view: string) => Promise<void>;
  readonly subscribeConversation: (id: string, fromSequence: number) => Promise<void>;
  readonly unsubscribeConversation: (id: string) => Promise<void>;
}

export interface DeskPushes {
  readonly viewSnapshot: (snapshot: ViewSnapshot) => void;
  readonly viewDelta: (delta: ViewDelta) => void;
  readonly conversationSnapshot: (snapshot: ConversationSnapshot) => void;
  readonly conversationDelta: (delta: ConversationDelta) => void;
  readonly resyncRequired: (resync: ResyncRequired) => void;
}

/** A hub method was refused with one of the stable codes, or did not arrive (`network`). */
export class HubRefusal extends Error {
  override readonly name = 'HubRefusal';

  constructor(readonly code: HubRefusalCode) {
    super(code);
  }
}

const CODES = ['view_invalid', 'not_found', 'too_many_subscriptions', 'unavailable'] as const;
export type HubRefusalCode = (typeof CODES)[number] | 'network';

export function hubRefusal(error: unknown): HubRefusal {
  const text = error instanceof Error ? error.message : '';
  return new HubRefusal(CODES.find((code) => text.endsWith(code)) ?? 'network');
}
