import type { BulkAction, ConversationView } from '@/contract';
import { asProblem, Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import type { Translate } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { runBulk, undoing, type BulkStep } from './bulk';

/** Does something to one conversation from afar, says so, and offers to take it back. */
export async function doToOne(t: Translate, action: BulkAction, head: ConversationView, said: string): Promise<void> {
  const problem = await problemOf({ action, conversations: [head.id] });
  if (problem) toast(problemWords(t, problem));
  else sayDone(t, [action], head, said);
}

/** Says what was done to a conversation, and offers to take it back. @param before as it was before */
export function sayDone(t: Translate, actions: readonly BulkAction[], before: ConversationView, said: string): void {
  const back = actions.flatMap((action) => undoing(action, [before]));
  toast(said, { undo: back.length === 0 ? undefined : () => void takeBack(t, back) });
}

/** One after the other, as far as they stand; says what came of it. */
async function takeBack(t: Translate, steps: readonly BulkStep[]): Promise<void> {
  for (const step of steps) {
    const problem = await problemOf(step);
    if (!problem) continue;
    toast(step !== steps[0] && problem.code === 'changed_since' ? t('actions.undoneInPart') : problemWords(t, problem));
    return;
  }
  toast(t('common.undone'));
}

/** Why it could not be done; null: it was. */
async function problemOf(step: BulkStep): Promise<Problem | null> {
  try {
    const [outcome] = await runBulk(step);
    if (!outcome?.problem) return null;
    const { status, code, ...extensions } = outcome.problem;
    return new Problem(status, code, extensions);
  } catch (error) {
    return asProblem(error);
  }
}
