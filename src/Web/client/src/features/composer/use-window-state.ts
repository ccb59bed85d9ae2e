import { useMemo } from 'react';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useBySecond } from '@/shared/format/now';
import { minutesLeft, windowState, type WindowState } from './window-state';

/** The window of a conversation that is on screen. The clock ticks and messages renew it, but it changes once a minute: that is what the countdown shows. */
export function useWindowState(conversation: string): WindowState {
  const { desk } = useWorkbench();
  const window = useOfTimeline(conversation, ({ head }) => head?.window.state ?? null);
  const minutes = useBySecond((now) => {
    const { head } = desk.timeline(conversation).get();
    return head ? minutesLeft(head.window, now) : 0;
  });
  return useMemo(() => (window === 'closed' ? windowState(0) : windowState(minutes)), [window, minutes]);
}
