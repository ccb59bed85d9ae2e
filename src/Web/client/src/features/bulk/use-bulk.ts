import { useState } from 'react';
import type { BulkAction, BulkOutcome, ConversationView } from '@/contract';
import { asProblem, Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { runBulk, undoing } from './bulk';

/** A conversation to which it could not be done, and why. */
export interface BulkFailure {
  readonly conversation: ConversationView;
  readonly reason: string;
}

export interface Bulk {
  /** How many are being worked on now; 0: nothing is. */
  readonly busy: number;
  readonly failures: readonly BulkFailure[];
  readonly forgetFailures: () => void;
  /** Does it to all of them and says what became of each. Answers those that failed; null when nobody knows. */
  readonly run: (action: BulkAction, views: readonly ConversationView[], done: (count: number) => string) => Promise<readonly string[] | null>;
}

export function useBulk(): Bulk {
  const { t } = useWords();
  const [busy, setBusy] = useState(0);
  const [failures, setFailures] = useState<readonly BulkFailure[]>([]);

  const failed = (outcomes: readonly BulkOutcome[], views: readonly ConversationView[]): BulkFailure[] => {
    const byId = new Map(views.map((view) => [view.id, view]));
    return outcomes.flatMap(({ conversation, problem }) => {
      const view = byId.get(conversation);
      if (!view || !problem) return [];
      const { status, code, ...extensions } = problem;
      return [{ conversation: view, reason: problemWords(t, new Problem(status, code, extensions)) }];
    });
  };

  const undo = (action: BulkAction, views: readonly ConversationView[]) => async () => {
    try {
      const outcomes = (await Promise.all(undoing(action, views).map(runBulk))).flat();
      const refused = outcomes.filter(({ problem }) => problem).length;
      toast(refused === 0 ? t('common.undone') : t('bulk.undoneExcept', { count: refused }));
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
    }
  };

  return {
    busy,
    failures,
    forgetFailures: () => setFailures([]),
    async run(action, views, done) {
      setBusy(views.length);
      try {
        const refused = failed(await runBulk({ action, conversations: views.map((view) => view.id) }), views);
        const left = new Set(refused.map(({ conversation }) => conversation.id));
        const changed = views.filter((view) => !left.has(view.id));
        const takeBack = undo(action, changed);
        if (changed.length > 0) toast(done(changed.length), { undo: undoing(action, changed).length === 0 ? undefined : () => void takeBack() });
        setFailures(refused);
        return [...left];
      } catch (error) {
        toast(problemWords(t, asProblem(error)));
        return null;
      } finally {
        setBusy(0);
      }
    },
  };
}
