import { useEffect, useMemo } from 'react';
import type { TimelineItem } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import { useStore } from '@/shared/state/store';
import type { Outgoing } from './outgoing';

/** What was sent here and the timeline does not have yet; what it has is taken out of the queue. */
export function useOutgoing(conversation: string, items: readonly TimelineItem[]): readonly Outgoing[] {
  const { sendQueue, draftSync } = useWorkbench();
  const queue = useStore(sendQueue.store);
  const arrived = useMemo(() => new Set(items.flatMap((item) => (item.type !== 'activity' && item.clientMessageId ? [item.clientMessageId] : []))), [items]);
  const own = useMemo(() => queue.filter((entry) => entry.conversation === conversation), [queue, conversation]);

  useEffect(() => {
    const here = own.filter((entry) => hasArrived(entry, arrived)).map((entry) => entry.clientMessageId);
    if (here.length > 0) sendQueue.forget(here);
  }, [sendQueue, own, arrived]);

  useEffect(() => draftSync.arrived(conversation, arrived), [draftSync, conversation, arrived]);

  return useMemo(() => own.filter((entry) => !hasArrived(entry, arrived)), [own, arrived]);
}

/** What was refused is not what the timeline has under its id: that came from another desk of the same agent. */
const hasArrived = ({ clientMessageId, state }: Outgoing, arrived: ReadonlySet<string>) => arrived.has(clientMessageId) && state.kind !== 'refused';
