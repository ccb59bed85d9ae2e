import { flushSync } from 'react-dom';
import { useWorkbench } from '@/features/workbench/workbench';
import { usePreferences } from '@/shared/preferences/preferences';
import { takenBack, type Outgoing } from './outgoing';
import { closingOf, unsigned } from './signing';

/** Puts what was not sent back into the draft, before whatever has been written since, with its files and what was to follow it. */
export function useTakeBack(): (outgoing: Outgoing) => void {
  const { drafts, sendQueue, tray } = useWorkbench();
  const preferences = usePreferences();
  return (outgoing) => {
    const { conversation, mode, quoting } = outgoing;
    const back = takenBack(sendQueue.store.get(), outgoing);
    const closing = mode === 'note' ? null : closingOf(preferences);
    const texts = [...back.texts.map((text) => unsigned(text, closing)), drafts.of(conversation).get()[mode]].filter((text) => text !== '');
    // The field may only come with its text: a closed window has none for replies.
    flushSync(() => drafts.change(conversation, { mode, [mode]: texts.join('\n\n'), ...(quoting === null ? {} : { quoting }) }));
    tray.putBack(conversation, back.files);
    sendQueue.forget(back.clientMessageIds);
  };
}
