import { useWorkbench } from '@/features/workbench/workbench';
import type { Outgoing } from './outgoing';

/** Puts what was not sent back into the draft, before whatever has been written since. */
export function useTakeBack(): (outgoing: Outgoing) => void {
  const { drafts, sendQueue } = useWorkbench();
  return ({ clientMessageId, conversation, mode, text, quoting }) => {
    const written = drafts.of(conversation).get()[mode];
    drafts.change(conversation, { mode, [mode]: written === '' ? text : `${text}\n\n${written}`, ...(quoting === null ? {} : { quoting }) });
    sendQueue.forget([clientMessageId]);
  };
}
