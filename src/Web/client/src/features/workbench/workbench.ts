import { createContext, use } from 'react';
import type { Session } from '@/contract';
import { createTray, type Tray } from '@/features/attachments/tray';
import { upload } from '@/features/attachments/upload';
import { createPredictions, type Predictions } from '@/features/commands/predictions';
import { discardDraft, readDrafts, saveDraft } from '@/features/composer/draft-requests';
import { createDraftSync, type DraftSync } from '@/features/composer/draft-sync';
import { createDrafts, type Drafts } from '@/features/composer/drafts';
import { createPendingSends, type PendingSends } from '@/features/composer/pending-sends';
import { postOutgoing } from '@/features/composer/post-outgoing';
import { createSendQueue, type SendQueue } from '@/features/composer/send-queue';
import { createSeen, type Seen } from '@/features/timeline/seen';
import { sharedStorage } from '@/shared/state/storage';
import { randomId } from '@/shared/state/random-id';
import { Desk } from '@/features/realtime/desk';

/** What one signed-in agent works with in this tab. */
export interface Workbench {
  readonly session: Session;
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly draftSync: DraftSync;
  readonly tray: Tray;
  readonly sendQueue: SendQueue;
  readonly pendingSends: PendingSends;
  readonly predictions: Predictions;
  readonly seen: Seen;
}

export function createWorkbench(session: Session): Workbench {
  const agent = session.agent.id;
  const desk = new Desk();
  const sendQueue = createSendQueue({
    // Of this tab only: two tabs must not both send what one of them queued.
    storage: sessionStorage,
    storageKey: `parloir.outgoing.${agent}`,
    post: postOutgoing,
    accepted: (conversation) => desk.learn(conversation),
    wait: (milliseconds, then) => setTimeout(then, milliseconds),
    newId: randomId,
    now: () => new Date().toISOString(),
  });
  const storage = sharedStorage();
  const drafts = createDrafts(storage, agent);
  const draftSync = createDraftSync(drafts, {
    storage,
    storageKey: `parloir.draftsKept.${agent}`,
    read: readDrafts,
    save: saveDraft,
    discard: discardDraft,
    isOnItsWay: (id) => sendQueue.store.get().some(({ clientMessageId }) => clientMessageId === id),
    wait: (milliseconds, then) => setTimeout(then, milliseconds),
    newId: randomId,
  });
  const tray = createTray({ storage: localStorage, agent, upload, newId: randomId, now: Date.now });
  return { session, desk, sendQueue, drafts, draftSync, tray, pendingSends: createPendingSends(drafts, tray), predictions: createPredictions(), seen: createSeen(localStorage, agent) };
}

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench is used outside of the desk.');
  return workbench;
}
