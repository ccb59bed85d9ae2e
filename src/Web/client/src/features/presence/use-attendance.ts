import { useEffect, useRef } from 'react';
import type { Attendance } from '@/contract';
import { useSession } from '@/features/session/session';
import { useWorkbench } from '@/features/workbench/workbench';
import { useStore } from '@/shared/state/store';
import { createAttending, type Attending } from './attending';

const NOBODY: readonly Attendance[] = [];
const STEP = 1000;

/** The others who are at a conversation now. */
export function useOthersAt(conversation: string): readonly Attendance[] {
  const { desk } = useWorkbench();
  const { agent } = useSession();
  const present = useStore(desk.presence, (known) => known.get(conversation) ?? NOBODY);
  return present.filter((attendance) => attendance.agent.id !== agent.id);
}

/** Tells the others that one is here, for as long as the conversation is on screen; the answer tells them that one writes. */
export function useAttend(conversation: string): Attending['typed'] {
  const { desk } = useWorkbench();
  const attending = useRef<Attending | null>(null);
  useEffect(() => {
    const own = createAttending({
      say: (activity) => desk.connection.attend(conversation, activity),
      isVisible: () => document.visibilityState === 'visible' && desk.connection.state.get() === 'connected',
      now: () => performance.now(),
    });
    attending.current = own;
    own.tick();
    const timer = setInterval(own.tick, STEP);
    return () => {
      clearInterval(timer);
      desk.forgetPresence(conversation);
    };
  }, [desk, conversation]);
  return (activity) => attending.current?.typed(activity);
}
