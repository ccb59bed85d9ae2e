import type { BulkAction, ConversationView } from '@/contract';
import { asProblem, Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import type { Translate } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { runBulk, undoing, type BulkStep } from './bulk';

/** Does something to one conversation from afar, says so, and offers to take it back. */
export async function doToOne(t: Translate, action: BulkAction, head: ConversationView, said: string): Promise<void> {
  if (await did(t, { action, conversations: [head.id] })) sayDone(t, action, head, said);
}

/** Says what was done to a conversation, and offers to take it back. @param before as it was before */
export function sayDone(t: Translate, action: BulkAction, before: ConversationView, said: string): void {
  const [back] = undoing(action, [before]);
  toast(said, { undo: back && (() => void did(t, back)) });
}

/** Says why when it could not be done. */
async function did(t: Translate, step: BulkStep): Promise<boolean> {
  try {
    const [outcome] = await runBulk(step);
    if (outcome?.problem) {
      const { status, code, ...extensions } = outcome.problem;
      throw new Problem(status, code, extensions);
    }
    return true;
  } catch (error) {
    toast(problemWords(t, asProblem(error)));
    return false;
  }
}
