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

/** A head with what the agent has just done to it. */
export function usePredicted(head: Standing): Standing {
  const { predictions } = useWorkbench();
  const pending = useStore(predictions.store);
  return useMemo(() => predicted(head, pending), [head, pending]);
}

/** Shows a command's effect at once, and takes it back with a sentence when the server refuses it. What leaves the lists by it is told, with the way back. */
export function useRun(): (conversation: string, command: Command) => Promise<boolean> {
  const { desk, predictions } = useWorkbench();
  const { t } = useWords();
  return async (conversation, command) => {
    const { head } = desk.timeline(conversation).get();
    const settle = predictions.add({ conversation, command });
    try {
      desk.learn(await execute(conversation, command));
      if (head && command.kind === 'resolve') sayDone(t, { do: 'set_status', status: 'resolved' }, head, t('actions.resolvedNow', { name: head.contact.name }));
      if (head && command.kind === 'snooze') sayDone(t, { do: 'snooze', snoozing: command.snooze }, head, t('actions.snoozedNow', { name: head.contact.name }));
      if (head && command.kind === 'hand_to_ai') sayDone(t, { do: 'set_status', status: 'aireply' }, head, t('actions.handedToAi', { name: head.contact.name }));
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
