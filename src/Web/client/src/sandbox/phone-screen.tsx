import { ArrowLeft } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { waitingBubbles } from './outbox';
import { PhoneComposer } from './phone-composer';
import type { PhoneMessage } from './phone-api';
import { PhoneBubble } from './phone-bubble';
import { PhoneForm } from './phone-form';
import { useOutbox } from './use-outbox';
import { useThread } from './use-thread';

/** One customer's chat with the business. */
export function PhoneScreen({ phone, onBack }: { phone: string; onBack: () => void }) {
  const { t } = useWords();
  const { thread, connected, take } = useThread(phone);
  const [editing, setEditing] = useState<PhoneMessage | null>(null);
  const [filling, setFilling] = useState<PhoneMessage | null>(null);
  const end = useRef<HTMLDivElement>(null);
  const { unsent, act } = useOutbox(phone, take);
  const messages = thread ? [...thread.messages, ...waitingBubbles(unsent, thread)] : [];
  const count = messages.length;
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [count]);

  return (
    <>
      <header className="flex h-14 shrink-0 items-center gap-2.5 border-b border-line px-3">
        <button type="button" aria-label={t('common.back')} onClick={onBack} className="inline-flex size-9 items-center justify-center rounded-full hover:bg-hover md:hidden">
          <ArrowLeft aria-hidden size={18} />
        </button>
        <Avatar name={thread?.account.name ?? ''} channel="WhatsApp" />
        <div className="min-w-0">
          <p className="truncate text-sm font-semibold">{thread?.account.name}</p>
          <p className="truncate text-2xs text-ink-3">{connected ? thread?.name : t('sandbox.offline')}</p>
        </div>
      </header>
      <div role="log" aria-label={t('thread.label')} className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-canvas px-3 py-3">
        {thread && count === 0 && <p className="m-auto text-xs text-ink-3">{t('sandbox.empty')}</p>}
        <span aria-hidden className="flex-1" />
        {messages.map((message) => (
          <PhoneBubble
            key={message.clientMessageId ?? message.id}
            message={message}
            quoted={message.quoted === null ? null : messages.find((other) => other.id === message.quoted) ?? null}
            onAct={act}
            onEdit={setEditing}
            onFill={setFilling}
            answered={messages.some((other) => other.content.type === 'form_answer' && other.quoted === message.id)}
          />
        ))}
        <div ref={end} />
      </div>
      <PhoneComposer key={editing?.id ?? 'new'} editing={editing} onAct={act} onEdited={() => setEditing(null)} />
      {filling?.content.type === 'form' && (
        <PhoneForm
          key={filling.id}
          form={filling.content}
          onSubmit={(values) => {
            act({ form: { message: filling.id, values } });
            setFilling(null);
          }}
          onClose={() => setFilling(null)}
        />
      )}
    </>
  );
}
