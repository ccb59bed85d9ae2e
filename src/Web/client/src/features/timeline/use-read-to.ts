import { useEffect, useState } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';
import type { Timeline } from './timeline';

/** How far the agent has read: what was on screen, at the end, in a window that is in front. */
export function useReadTo(conversation: string, { sequence, items }: Timeline, atEnd: boolean): number {
  const { seen } = useWorkbench();
  const [readTo, setReadTo] = useState(() => seen.of(conversation) ?? 0);
  useEffect(() => {
    const read = () => {
      if (!atEnd || items.length === 0 || document.visibilityState !== 'visible') return;
      seen.mark(conversation, sequence);
      setReadTo(sequence);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [seen, conversation, sequence, items.length, atEnd]);
  return readTo;
}
