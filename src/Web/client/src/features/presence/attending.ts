import type { ConversationActivity } from '@/contract';

const LOOKING_EVERY = 25_000;
const WRITING_EVERY = 4000;
/** So long after the last key one still writes. */
const WRITING_FOR = 6000;

export interface AttendingSeams {
  readonly say: (activity: ConversationActivity) => void;
  readonly isVisible: () => boolean;
  readonly now: () => number;
}

export interface Attending {
  /** Called every second or so while the conversation is on screen. */
  readonly tick: () => void;
  readonly typed: (activity: 'Replying' | 'Noting') => void;
}

/** Says what the agent does at a conversation, as often as the leases want it and no oftener (RT-11). */
export function createAttending({ say, isVisible, now }: AttendingSeams): Attending {
  let lookedAt = -Infinity;
  let saidAt = -Infinity;
  let typedAt = -Infinity;
  let writing: 'Replying' | 'Noting' = 'Replying';

  const tick = () => {
    const time = now();
    if (!isVisible()) return;
    if (time - typedAt < WRITING_FOR && time - saidAt >= WRITING_EVERY) {
      saidAt = time;
      say(writing);
    }
    if (time - lookedAt >= LOOKING_EVERY) {
      lookedAt = time;
      say('Looking');
    }
  };
  return {
    tick,
    typed(activity) {
      typedAt = now();
      if (activity !== writing) saidAt = -Infinity;
      writing = activity;
      tick();
    },
  };
}
