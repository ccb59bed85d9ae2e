import { useEffect } from 'react';
import { useStore } from '@/shared/state/store';
import type { Outgoing } from './outgoing';
import type { SendQueue } from './send-queue';

const isUnsent = (queue: readonly Outgoing[]): boolean => queue.some(({ state }) => state.kind !== 'accepted');

/** Whoever closes the tab while something that he wrote has not gone is asked: it waits here and nowhere else. */
export function useUnsentGuard({ store }: SendQueue): void {
  const unsent = useStore(store, isUnsent);
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
}
