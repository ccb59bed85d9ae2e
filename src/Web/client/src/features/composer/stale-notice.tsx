import { TriangleAlert } from 'lucide-react';
import { useContentLine } from '@/features/timeline/message-content';
import { inboundAfter } from '@/features/timeline/thread';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import type { Outgoing } from './outgoing';
import { useTakeBack } from './use-take-back';

const SHOWN = 3;

interface StaleNoticeProps {
  outgoing: Outgoing;
  /** The buttons are about to go: the keyboard needs another place. */
  onDecided: () => void;
}

/** The customer wrote while the agent did: shows what the answer had not seen, and lets the agent decide. */
export function StaleNotice({ outgoing, onDecided }: StaleNoticeProps) {
  const { t } = useWords();
  const { sendQueue } = useWorkbench();
  const items = useOfTimeline(outgoing.conversation, (timeline) => timeline.items);
  const takeBack = useTakeBack();
  const line = useContentLine();
  const decide = (choice: () => void) => {
    choice();
    onDecided();
  };
  const missed = inboundAfter(items, outgoing.expectedSequence ?? 0);
  const { text, enclosure } = outgoing;

  return (
    <div role="alert" className="border-b border-line bg-waiting-tint px-4 py-2.5 text-sm short:py-1.5">
      <p className="flex items-center gap-2 font-medium text-waiting short:text-xs">
        <TriangleAlert aria-hidden size={15} className="shrink-0" />
        {t('stale.title', { count: missed.length })}
      </p>
      {/* Above an open keyboard there is room for the last one, and for who decides. */}
      <ul className="mt-1.5 space-y-1 border-l-2 border-line-strong pl-2.5 short:mt-1">
        {missed.slice(-SHOWN).map((message) => (
          <li key={message.sequence} dir="auto" className="unbidi line-clamp-2 [overflow-wrap:anywhere] short:not-last:hidden short:line-clamp-1">{line(message.content)}</li>
        ))}
      </ul>
      <p dir="auto" className="unbidi mt-1.5 line-clamp-2 text-xs text-ink-3 short:hidden">{t('stale.yours', { text: text === '' && enclosure?.kind === 'attachment' ? enclosure.file.fileName : text })}</p>
      <div className="mt-2 flex gap-2 short:mt-1">
        <Button onClick={() => decide(() => takeBack(outgoing))}>{t('stale.edit')}</Button>
        <Button look="solid" onClick={() => decide(() => sendQueue.sendAnyway(outgoing.clientMessageId))}>{t('stale.sendAnyway')}</Button>
      </div>
    </div>
  );
}
