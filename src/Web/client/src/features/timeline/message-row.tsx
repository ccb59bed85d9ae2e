import { Ban, RotateCw } from 'lucide-react';
import type { TimelineMessage } from '@/contract';
import { FormMessage } from '@/features/forms/form-message';
import { fileAddress } from '@/features/attachments/file-address';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { titled } from '@/shared/ui/titled';
import { AuthorName } from './author-name';
import { Bubble } from './bubble';
import { DeliveryMark, DeliveryProblem } from './delivery-mark';
import { MessageActions } from './message-actions';
import { Content } from './message-content';
import { Quote } from './quote';
import type { ThreadMessage } from './thread';
import { useThreadActions } from './thread-actions';

interface MessageRowProps {
  message: ThreadMessage;
  opensGroup: boolean;
}

export function MessageRow({ message, opensGroup }: MessageRowProps) {
  const { t, language } = useWords();
  const { conversation } = useThreadActions();
  const { item, content, edited, revoked, reactions, quoted } = message;
  const own = item.direction === 'Outbound';
  return (
    <Bubble
      own={own}
      author={opensGroup ? <AuthorName actor={item.actor} /> : null}
      below={
        <>
          {edited && !revoked && <span>{t('thread.edited')}</span>}
          <time dateTime={item.occurredAt} {...titled(() => exactTime(language, item.occurredAt))} className="tabular">{clockTime(language, item.occurredAt)}</time>
          {item.delivery && <DeliveryMark delivery={item.delivery} />}
        </>
      }
      after={<Undelivered message={item} />}
      beside={!revoked && <MessageActions sequence={item.sequence} reactions={reactions} />}
      reactions={reactions}
    >
      {/* An answer says itself which form it answers. */}
      {quoted && !(content.type === 'form_answer' && content.of?.message === quoted.sequence) && <Quote quoted={quoted} />}
      {revoked
        ? <p className="flex items-center gap-1.5 text-ink-3 italic"><Ban aria-hidden size={14} />{t('thread.revoked')}</p>
        : content.type === 'form'
          ? <FormMessage form={content} failed={item.delivery?.status === 'Failed'} />
          : <Content content={content} address={fileAddress(conversation, item.sequence)} />}
    </Bubble>
  );
}

/** Why it did not arrive, and the honest way to try again: as another message. */
function Undelivered({ message }: { message: TimelineMessage }) {
  const { t } = useWords();
  const { canWrite, sendAgain } = useThreadActions();
  const status = message.delivery?.status;
  if (!message.delivery || (status !== 'Failed' && status !== 'OutcomeUnknown')) return null;
  return (
    <div className="flex max-w-md flex-col items-end text-right">
      <DeliveryProblem delivery={message.delivery} />
      {canWrite && (
        <Button onClick={() => sendAgain(message)} className="mt-1.5">
          <RotateCw aria-hidden size={13} />
          {status === 'Failed' ? t('delivery.sendAgain') : t('delivery.sendAgainTwice')}
        </Button>
      )}
    </div>
  );
}
