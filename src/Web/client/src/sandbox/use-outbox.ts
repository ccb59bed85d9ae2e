import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/http/problem';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { toast } from '@/shared/ui/toasts';
import type { Unsent } from './outbox';
import { send, type Draft, type PhoneMessage } from './phone-api';
import { phoneProblem } from './problem-words';

const LONGEST_PAUSE = 4000;

interface Outbox {
  readonly unsent: readonly Unsent[];
  readonly act: (draft: Draft) => void;
}

/** Sends one after the other, each until the server has answered: like a real phone, this one keeps what it could not send. */
export function useOutbox(phone: string, take: (message: PhoneMessage) => void): Outbox {
  const { t } = useWords();
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const sending = useMutation({
    scope: { id: `phone ${phone}` },
    // The same id with every attempt: the phone, too, never sends twice.
    mutationFn: ({ draft, clientMessageId }: Unsent) => send(phone, { ...draft, clientMessageId }),
    retry: (_attempts, error) => asProblem(error).isUnanswered,
    retryDelay: (attempt) => Math.min(LONGEST_PAUSE, 500 * 2 ** attempt),
    onMutate: (waiting) => setUnsent((all) => [...all, waiting]),
    onSuccess: take,
    onError: (error) => toast(phoneProblem(t, error)),
    onSettled: (_message, _error, { clientMessageId }) => setUnsent((all) => all.filter((other) => other.clientMessageId !== clientMessageId)),
  });
  return { unsent, act: (draft) => sending.mutate({ draft, clientMessageId: randomId(), at: new Date().toISOString() }) };
}
