import type { ConversationView, NotificationView, TimelineActivity, TimelineMessage } from '@/contract';
import type { SharedStorage } from '@/shared/state/storage';

/** Records for tests: valid as they are, changed where a test cares. */

const START = Date.UTC(2026, 2, 12, 9, 0, 0);
export const minute = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

export function conversation(id: string, change: Partial<ConversationView> = {}): ConversationView {
  return {
    id,
    displayNumber: 1,
    status: 'Open',
    contact: { id: `contact-${id}`, name: 'Camille', address: '+33 6 12 34 56 78', customer: null },
    inbox: 'support',
    channel: { type: 'WhatsApp', account: 'demo-whatsapp' },
    assignee: null,
    priority: 'None',
    labels: [],
    preview: null,
    window: { state: 'not_applicable' },
    openedAt: minute(0),
    lastActivityAt: minute(0),
    waitingSince: null,
    lastMessageSequence: 0,
    sequence: 1,
    snoozedUntil: null,
    team: null,
    department: null,
    keywords: [],
    participants: [],
    ...change,
  };
}

export function inbound(sequence: number, change: Partial<TimelineMessage> = {}): TimelineMessage {
  return {
    type: 'message',
    sequence,
    occurredAt: minute(sequence),
    recordedAt: minute(sequence),
    actor: { kind: 'contact', id: 'camille', name: 'Camille' },
    direction: 'Inbound',
    content: { type: 'text', body: `text ${sequence}` },
    delivery: null,
    clientMessageId: null,
    inReplyTo: null,
    ...change,
  };
}

export function outbound(sequence: number, change: Partial<TimelineMessage> = {}): TimelineMessage {
  return inbound(sequence, {
    direction: 'Outbound',
    actor: { kind: 'agent', id: 'alice', name: 'Alice' },
    delivery: { status: 'Queued', at: minute(sequence), error: null },
    ...change,
  });
}

export function activity(sequence: number, detail: TimelineActivity['detail'], change: Partial<TimelineActivity> = {}): TimelineActivity {
  return {
    type: 'activity',
    sequence,
    occurredAt: minute(sequence),
    recordedAt: minute(sequence),
    actor: { kind: 'contact', id: 'camille', name: 'Camille' },
    detail,
    ...change,
  };
}

/** Of a conversation of its own. */
export function notification(id: string, change: Partial<NotificationView> = {}): NotificationView {
  const { displayNumber, contact, channel } = conversation(id);
  return {
    id,
    kind: 'Message',
    conversation: { id, displayNumber, contact, channel },
    sequence: 1,
    by: { kind: 'contact', id: 'camille', name: 'Camille' },
    excerpt: 'hello',
    at: minute(1),
    expiresAt: null,
    readAt: null,
    contact: null,
    ...change,
  };
}

/** Storage that lives as long as the test, as one tab sees it; `tab` is another one of the same browser. */
export function memoryStorage(values = new Map<string, string>(), tabs: ((key: string) => void)[][] = []) {
  const listeners: ((key: string) => void)[] = [];
  tabs.push(listeners);
  const tell = (key: string) => {
    for (const others of tabs) if (others !== listeners) for (const listener of others) listener(key);
  };
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      values.set(key, value);
      tell(key);
    },
    removeItem: (key: string) => {
      values.delete(key);
      tell(key);
    },
    onElsewhere: (listener: (key: string) => void) => void listeners.push(listener),
    tab: (): SharedStorage => memoryStorage(values, tabs),
    get size() {
      return values.size;
    },
  };
}
