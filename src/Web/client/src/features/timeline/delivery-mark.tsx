import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock3 } from 'lucide-react';
import type { Delivery, DeliveryStatus } from '@/contract';
import { exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { titled } from '@/shared/ui/titled';

const MARKS = {
  Queued: { Icon: Clock3, color: '' },
  Sending: { Icon: Clock3, color: '' },
  Sent: { Icon: Check, color: '' },
  Delivered: { Icon: CheckCheck, color: '' },
  Read: { Icon: CheckCheck, color: 'text-read' },
  Failed: { Icon: CircleAlert, color: 'text-danger' },
  OutcomeUnknown: { Icon: CircleHelp, color: 'text-waiting' },
  Canceled: { Icon: Ban, color: '' },
} as const satisfies Record<DeliveryStatus, unknown>;

/** How far a message has come. */
export function DeliveryMark({ delivery: { status, at } }: { delivery: Delivery }) {
  const { t, language } = useWords();
  const { Icon, color } = MARKS[status];
  const word = t(`delivery.${status}`);
  return (
    <span {...titled(() => `${word}, ${exactTime(language, at)}`)} data-delivery={status} className={`inline-flex items-center ${color}`}>
      <Icon aria-hidden size={14} />
      <span className="sr-only">{word}</span>
    </span>
  );
}

/** Refusals of Meta's that agents meet often; the others are told in the provider's words. */
const KNOWN = ['131026', '131047', '131049', '132000'] as const;
const isKnown = (code: string): code is (typeof KNOWN)[number] => KNOWN.some((known) => known === code);

/** What went wrong, in words, below the message. */
export function DeliveryProblem({ delivery: { status, error } }: { delivery: Delivery }) {
  const { t } = useWords();
  if (status !== 'Failed' && status !== 'OutcomeUnknown') return null;
  return (
    <p className={`mt-0.5 max-w-md text-xs ${status === 'Failed' ? 'text-danger' : 'text-waiting'}`}>
      {status === 'Failed' ? t('delivery.failedBecause') : t('delivery.unknownHint')}
      {error && <span className="text-ink-3"> {isKnown(error.code) ? t(`delivery.reasons.${error.code}`) : error.text} <span title={error.text}>({error.code})</span></span>}
    </p>
  );
}
