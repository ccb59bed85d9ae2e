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
    const back = undoing(action, [head]);
    toast(said, { undo: back.length === 0 ? undefined : () => back.forEach((step) => void runBulk(step).catch((error: unknown) => toast(problemWords(t, asProblem(error))))) });
  } catch (error) {
    toast(problemWords(t, asProblem(error)));
  }
}
