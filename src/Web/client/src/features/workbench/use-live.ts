import { startTransition, useEffect, useState } from 'react';
import type { ViewCount } from '@/contract';
import { useStore } from '@/shared/state/store';
import type { ViewList } from '@/features/conversations/view-list';
import type { Timeline } from '@/features/timeline/timeline';
import { standings, type Standing } from './standing';
import { useWorkbench } from './workbench';

/** A list that stays up to date while it is on screen. Its rows are drawn in pieces between the pictures, so that no picture waits for all of them. */
export function useView(key: string): ViewList {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchView(key), [desk, key]);
  const store = desk.view(key);
  const [drawn, setDrawn] = useState(() => ({ store, list: store.get() }));
  useEffect(() => {
    const draw = () => startTransition(() => setDrawn((before) => (before.store === store && before.list === store.get() ? before : { store, list: store.get() })));
    // What came between the drawing and now.
    draw();
    return store.subscribe(draw);
  }, [store]);
  return drawn.store === store ? drawn.list : store.get();
}

/** How many conversations a list has, without its rows; null until it is known. */
export function useViewCount(key: string): ViewCount | null {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchCount(key), [desk, key]);
  return useStore(desk.count(key));
}

/** Keeps a conversation up to date while it is on screen. */
export function useWatched(id: string): void {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchConversation(id), [desk, id]);
}

/** All that is known of a conversation: whoever asks is drawn again with each of its messages. */
export function useTimeline(id: string): Timeline {
  const { desk } = useWorkbench();
  return useStore(desk.timeline(id));
}

/** A fact about a conversation that is on screen: whoever asks is drawn again when that changes. `fact` must answer the same reference for the same timeline. */
export function useOfTimeline<T>(id: string, fact: (timeline: Timeline) => T): T {
  const { desk } = useWorkbench();
  return useStore(desk.timeline(id), fact);
}

/** Null until the conversation is here. */
export function useStanding(id: string): Standing | null {
  const [read] = useState(standings);
  return useOfTimeline(id, ({ head }) => read(head));
}
