import { useStore } from '@/shared/state/store';
import { useLeaveGuard } from '@/shared/ui/leave-guard';
import type { Outgoing } from './outgoing';
import type { PendingSends } from './pending-sends';
import type { SendQueue } from './send-queue';

const isUnsent = (queue: readonly Outgoing[]): boolean => queue.some(({ state }) => state.kind !== 'accepted');

/** What has not gone yet waits here. */
export function useUnsentGuard(sendQueue: SendQueue, pendingSends: PendingSends): void {
  const queued = useStore(sendQueue.store, isUnsent);
  const pending = useStore(pendingSends.store, (waiting) => waiting.size > 0);
  useLeaveGuard(queued || pending);
}
