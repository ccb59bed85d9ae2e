import { useEffect } from 'react';
import { defaultFilter, viewKey } from '@/features/conversations/view-filter';
import type { ViewList } from '@/features/conversations/view-list';
import { useWorkbench } from '@/features/workbench/workbench';
import { useStore } from '@/shared/state/store';

const MINE = viewKey(defaultFilter);

/** A fact about my open conversations, kept up to date; whoever asks is drawn again only when it changes. */
function useOfMine<T extends number | boolean>(fact: (list: ViewList) => T): T {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchView(MINE), [desk]);
  return useStore(desk.view(MINE), fact);
}

const waiting = ({ items }: ViewList) => items.filter((conversation) => conversation.waitingSince).length;
const isSomething = ({ items }: ViewList) => items.length > 0;

/** How many of my customers wait for an answer. */
export const useWaitingCount = (): number => useOfMine(waiting);

export const useHasConversations = (): boolean => useOfMine(isSomething);
