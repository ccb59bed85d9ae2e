import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';
import type { ThreadRow } from './thread';
import type { Timeline } from './timeline';

interface Scroll {
  readonly scrollToEnd: () => void;
  readonly scrollToRow: (key: string) => boolean;
}

interface Jumps {
  readonly show: (sequence: number) => void;
  readonly showPresent: () => void;
}

/** Goes to a place of the conversation: at once where it is loaded, else as soon as the window has moved there. */
export function useJumps(conversation: string, timeline: Timeline, rows: readonly ThreadRow[], { scrollToEnd, scrollToRow }: Scroll): Jumps {
  const { desk } = useWorkbench();
  const goal = useRef<number | null>(null);

  const reach = useEffectEvent(() => {
    const sequence = goal.current;
    if (sequence === null || timeline.asked?.side === 'instead') return;
    goal.current = null;
    const key = rowAt(rows, sequence);
    if (key !== null) scrollToRow(key);
  });
  useEffect(() => reach(), [rows, timeline.asked]);

  const show = useCallback((sequence: number) => {
    if (desk.timeline(conversation).get().items.some((item) => item.sequence === sequence) && scrollToRow(String(sequence))) return;
    goal.current = sequence;
    void desk.showItems(conversation, sequence);
  }, [desk, conversation, scrollToRow]);

  const showPresent = useCallback(() => {
    goal.current = null;
    if (desk.timeline(conversation).get().after !== null) void desk.showItems(conversation, null);
    scrollToEnd();
  }, [desk, conversation, scrollToEnd]);

  return { show, showPresent };
}

/** An event that is hidden, or stands at its message, has no row of its own: the one before it is meant. */
function rowAt(rows: readonly ThreadRow[], sequence: number): string | null {
  const items = rows.filter((row) => row.kind !== 'day' && row.kind !== 'new');
  return (items.findLast((row) => Number(row.key) <= sequence) ?? items[0])?.key ?? null;
}
