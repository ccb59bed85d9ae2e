import type { PhoneMessage, Thread } from './phone-api';

/** Puts a new or changed message in its place; an older version of what is known changes nothing. */
export function withMessage(thread: Thread, message: PhoneMessage): Thread {
  const known = thread.messages.find((other) => other.id === message.id);
  const revision = Math.max(thread.revision, message.revision);
  if (known && known.revision >= message.revision) return { ...thread, revision };
  const messages = known ? thread.messages.map((other) => (other.id === message.id ? message : other)) : [...thread.messages, message];
  return { ...thread, revision, messages: [...messages].sort(byTime) };
}

const byTime = (a: PhoneMessage, b: PhoneMessage) => Date.parse(a.at) - Date.parse(b.at);

/** Something came that the business does not know to be read yet. */
export const hasUnread = (thread: Thread): boolean => thread.messages.some((message) => message.direction === 'received' && message.status === 'delivered');
