import { createContext, use } from 'react';
import type { TimelineMessage } from '@/contract';

/** What can be done from within the messages of one conversation. */
export interface ThreadActions {
  readonly conversation: string;
  /** False where nothing goes to the customer now. */
  readonly canWrite: boolean;
  readonly quote: (sequence: number) => void;
  /** The keyboard goes to where one writes. */
  readonly write: () => void;
  /** Null takes the reaction back. */
  readonly react: (sequence: number, emoji: string | null) => void;
  /** Goes to a message, loaded or not. */
  readonly show: (sequence: number) => void;
  /** Goes to another conversation. */
  readonly open: (conversation: string) => void;
  /** Goes to the first message of a day; false when nothing was written from then on. */
  readonly showDate: (moment: number) => Promise<boolean>;
  readonly showPresent: () => void;
  readonly sendAgain: (message: TimelineMessage) => void;
}

export const ThreadActionsContext = createContext<ThreadActions | null>(null);

export function useThreadActions(): ThreadActions {
  const actions = use(ThreadActionsContext);
  if (!actions) throw new Error('useThreadActions is used outside of a thread.');
  return actions;
}
