import { useMutation } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { Avatar } from '@/shared/ui/avatar';
import { toast } from '@/shared/ui/toasts';
import { PhoneComposer } from './phone-composer';
import { send, type Draft, type PhoneMessage } from './phone-api';
import { PhoneBubble } from './phone-bubble';
import { phoneProblem } from './problem-words';
import { useThread } from './use-thread';

/** One customer's chat with the business. */
export function PhoneScreen({ phone, onBack }: { phone: string; onBack: () => void }) {
  const { t } = useWords();
  const { thread, connected, take } = useThread(phone);
  const [editing, setEditing] = useState<PhoneMessage | null>(null);
  const end = useRef<HTMLDivElement>(null);
  const count = thread?.messages.length ?? 0;
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [count]);

  const sending = useMutation({
    mutationFn: (draft: Draft) => send(phone, draft),
    // The same id with every attempt: the phone, too, never sends twice.
    retry: 3,
    onSuccess: take,
    onError: (error) => toast(phoneProblem(t, error)),
  });
  const act = (draft: Draft) => sending.mutate({ ...draft, clientMessageId: randomId() });

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
        {thread?.messages.length === 0 && <p className="m-auto text-xs text-ink-3">{t('sandbox.empty')}</p>}
        <span aria-hidden className="flex-1" />
        {thread?.messages.map((message) => (
          <PhoneBubble
            key={message.id}
            message={message}
            quoted={message.quoted === null ? null : thread.messages.find((other) => other.id === message.quoted) ?? null}
            onAct={act}
            onEdit={setEditing}
          />
        ))}
        <div ref={end} />
      </div>
      <PhoneComposer key={editing?.id ?? 'new'} editing={editing} onAct={act} onEdited={() => setEditing(null)} />
    </>
  );
}
