import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import type { Translate } from '@/shared/i18n/use-words';
import { toast } from './toasts';

/** Says what came of taking something back. */
export function sayUndone(t: Translate, undoing: Promise<unknown>): void {
  void undoing.then(() => toast(t('common.undone')), (error: unknown) => toast(problemWords(t, asProblem(error))));
}
