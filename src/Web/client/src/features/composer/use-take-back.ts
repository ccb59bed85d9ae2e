import { useWorkbench } from '@/features/workbench/workbench';
import { takenBack, type Outgoing } from './outgoing';

/** Puts what was not sent back into the draft, before whatever has been written since, with its files and what was to follow it. */
export function useTakeBack(): (outgoing: Outgoing) => void {
  const { drafts, sendQueue, tray } = useWorkbench();
  return (outgoing) => {
    const { conversation, mode, quoting } = outgoing;
    const back = takenBack(sendQueue.store.get(), outgoing);
    const texts = [...back.texts, drafts.of(conversation).get()[mode]].filter((text) => text !== '');
    drafts.change(conversation, { mode, [mode]: texts.join('\n\n'), ...(quoting === null ? {} : { quoting }) });
    tray.putBack(conversation, back.files);
    sendQueue.forget(back.clientMessageIds);
  };
}
