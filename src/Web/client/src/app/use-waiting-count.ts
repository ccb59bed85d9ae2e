import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import { useView } from '@/features/workbench/use-live';

export const MINE = viewKey(defaultFilter);

export interface WaitingCount {
  readonly count: number;
  /** Not all of the list is here: there may be more. */
  readonly atLeast: boolean;
}

/** How many of my customers wait for an answer. */
export function useWaitingCount(): WaitingCount {
  const { items, nextCursor } = useView(MINE);
  return { count: items.filter((conversation) => conversation.waitingSince).length, atLeast: nextCursor !== null };
}
