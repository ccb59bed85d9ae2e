import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sayDone } from '@/features/bulk/do-to-one';
import { sees } from '@/features/session/sight';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { teamsQuery } from '@/features/workspace/catalogues';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { toast } from '@/shared/ui/toasts';
import { execute, type Command } from './command';
import { predicted } from './predictions';
import { told, type NameOf } from './told';

/** A head with what the agent has just done to it. */
export function usePredicted(head: Standing): Standing {
  const { predictions } = useWorkbench();
  const pending = useStore(predictions.store);
  return useMemo(() => predicted(head, pending), [head, pending]);
}

/** Shows a command's effect at once, and takes it back with a sentence when the server refuses it. What was done is told, with the way back. */
export function useRun(): (conversation: string, command: Command) => Promise<boolean> {
  const { desk, predictions } = useWorkbench();
  const { t } = useWords();
  const { agent } = useSession();
  const client = useQueryClient();
  const nameOf: NameOf = (catalogue, id) => client.getQueryData<readonly { id: string; name: string }[]>([catalogue])?.find((entry) => entry.id === id)?.name ?? id;
  return async (conversation, command) => {
    const { head } = desk.timeline(conversation).get();
    const settle = predictions.add({ conversation, command });
    try {
      const after = await execute(conversation, command);
      desk.learn(after);
      if (!head) return true;
      const done = told(t, command, head, nameOf);
      // What he no longer sees he cannot take back.
      if (sees(agent, client.getQueryData(teamsQuery.queryKey) ?? null, after)) sayDone(t, done.actions, head, done.said);
      else toast(t('actions.outOfSight', { said: done.said }));
      return true;
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
      return false;
    } finally {
      settle();
    }
  };
}

export function useIsRunning(conversation: string, kind: Command['kind']): boolean {
  const { predictions } = useWorkbench();
  return useStore(predictions.store, (all) => all.some((prediction) => prediction.conversation === conversation && prediction.command.kind === kind));
}
