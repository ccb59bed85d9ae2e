import type { BulkAction, ConversationView } from '@/contract';
import { asProblem, Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import type { Translate } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { runBulk, undoing } from './bulk';

/** Does something to one conversation from afar, says so, and offers to take it back. */
export async function doToOne(t: Translate, action: BulkAction, head: ConversationView, said: string): Promise<void> {
  try {
    const [outcome] = await runBulk({ action, conversations: [head.id] });
    if (outcome?.problem) {
      const { status, code, ...extensions } = outcome.problem;
      throw new Problem(status, code, extensions);
    }
    sayDone(t, action, head, said);
  } catch (error) {
    toast(problemWords(t, asProblem(error)));
  }
}

/** Says what was done to a conversation, and offers to take it back. @param before as it was before */
export function sayDone(t: Translate, action: BulkAction, before: ConversationView, said: string): void {
  const back = undoing(action, [before]);
  toast(said, { undo: back.length === 0 ? undefined : () => back.forEach((step) => void runBulk(step).catch((error: unknown) => toast(problemWords(t, asProblem(error))))) });
}
