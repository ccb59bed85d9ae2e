import { useMemo } from 'react';
import { copyOf } from '@/features/composer/send-again';
import { useWorkbench } from '@/features/workbench/workbench';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { toast } from '@/shared/ui/toasts';
import { probeOf, sequenceAt } from './read-timeline';
import type { ThreadActions } from './thread-actions';

interface ThreadActionsOptions {
  conversation: string;
  canWrite: boolean;
  onWrite: () => void;
  /** Goes to a row as soon as it is there. */
  onShow: (sequence: number) => void;
  onPresent: () => void;
  onOpen: (conversation: string) => void;
}

export function useThreadActionsOf({ conversation, canWrite, onWrite, onShow, onPresent, onOpen }: ThreadActionsOptions): ThreadActions {
  const { t } = useWords();
  const { desk, drafts, sendQueue } = useWorkbench();
  return useMemo((): ThreadActions => {
    const tell = (error: unknown) => toast(problemWords(t, asProblem(error)));
    return {
      conversation,
      canWrite,
      quote: (sequence) => {
        drafts.change(conversation, { mode: 'reply', quoting: sequence });
        onWrite();
      },
      write: onWrite,
      react: (sequence, emoji) =>
        void request('POST', `/api/v1/conversations/${encodeURIComponent(conversation)}/messages/${sequence}/reaction`, { clientMessageId: randomId(), emoji }).catch(tell),
      show: onShow,
      open: onOpen,
      showDate: async (moment) => {
        const head = desk.timeline(conversation).get().head;
        const sequence = await sequenceAt(moment, head?.sequence ?? 0, probeOf(conversation));
        if (sequence !== null) onShow(sequence);
        return sequence !== null;
      },
      showPresent: onPresent,
      sendAgain: (message) => {
        copyOf(conversation, message).then((copy) => {
          sendQueue.send(copy);
          toast(t('delivery.sentAgain'));
        }, tell);
      },
    };
  }, [t, desk, drafts, sendQueue, conversation, canWrite, onWrite, onShow, onPresent, onOpen]);
}
