import { useEffect } from 'react';
import { useStore } from '@/shared/state/store';
import type { Outgoing } from './outgoing';
import type { PendingSends } from './pending-sends';
import type { SendQueue } from './send-queue';

const isUnsent = (queue: readonly Outgoing[]): boolean => queue.some(({ state }) => state.kind !== 'accepted');

/** Whoever closes the tab while something that he wrote has not gone is asked: it waits here and nowhere else. */
export function useUnsentGuard(sendQueue: SendQueue, pendingSends: PendingSends): void {
  const queued = useStore(sendQueue.store, isUnsent);
  const pending = useStore(pendingSends.store, (waiting) => waiting.size > 0);
  const unsent = queued || pending;
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
}
