import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sayDone } from '@/features/bulk/do-to-one';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
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
  const client = useQueryClient();
  const nameOf: NameOf = (catalogue, id) => client.getQueryData<readonly { id: string; name: string }[]>([catalogue])?.find((entry) => entry.id === id)?.name ?? id;
  return async (conversation, command) => {
    const { head } = desk.timeline(conversation).get();
    const settle = predictions.add({ conversation, command });
    try {
      desk.learn(await execute(conversation, command));
      const done = head && told(t, command, head, nameOf);
      if (done) sayDone(t, done.actions, head, done.said);
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
