import { useEffect } from 'react';
import { useStore } from '@/shared/state/store';
import type { ViewList } from '@/features/conversations/view-list';
import type { Timeline } from '@/features/timeline/timeline';
import { useWorkbench } from './workbench';

/** A list that stays up to date while it is on screen. */
export function useView(key: string): ViewList {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchView(key), [desk, key]);
  return useStore(desk.view(key));
}

/** A conversation that stays up to date while it is on screen. */
export function useTimeline(id: string): Timeline {
  const { desk } = useWorkbench();
  useEffect(() => desk.watchConversation(id), [desk, id]);
  return useStore(desk.timeline(id));
}
