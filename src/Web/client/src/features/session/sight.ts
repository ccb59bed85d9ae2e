import type { ConversationView, Session, TeamView } from '@/contract';
import { seesAll } from './session';

/** Whether an agent has the conversation before him, as the server decides it (S2-19). @param teams null: not known yet, so that none counts as his */
export function sees(agent: Session['agent'], teams: readonly TeamView[] | null, conversation: ConversationView): boolean {
  const { inbox, assignee, participants, team } = conversation;
  return (
    seesAll(agent) ||
    (agent.inboxes as readonly string[]).includes(inbox) ||
    assignee?.id === agent.id ||
    participants.some(({ id }) => id === agent.id) ||
    (teams ?? []).some(({ id, members }) => id === team && members.includes(agent.id))
  );
}
