import { Reply, SmilePlus } from 'lucide-react';
import { lazy, Suspense, useRef, useState, type ComponentProps } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import type { Reaction } from './thread';
import { useThreadActions } from './thread-actions';

const ReactionPicker = lazy(() => import('./reaction-picker'));

interface MessageActionsProps {
  sequence: number;
  reactions: readonly Reaction[];
}

/** React and quote, beside a message: there when the pointer or the keyboard is. A thread has hundreds of them, so they are plain buttons until one is pressed. */
export function MessageActions({ sequence, reactions }: MessageActionsProps) {
  const { t } = useWords();
  const { canWrite, quote } = useThreadActions();
  if (!canWrite) return null;
  return (
    <div role="group" aria-label={t('messageActions.of')} className="flex shrink-0 items-center self-center opacity-0 transition-opacity duration-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-70">
      <ReactButton sequence={sequence} own={reactions.find((reaction) => reaction.own)?.emoji ?? null} />
      <PlainButton label={t('messageActions.quote')} onClick={() => quote(sequence)}><Reply aria-hidden size={14} /></PlainButton>
    </div>
  );
}

function ReactButton({ sequence, own }: { sequence: number; own: string | null }) {
  const { t } = useWords();
  const { react } = useThreadActions();
  const [open, setOpen] = useState(false);
  const self = useRef<HTMLButtonElement>(null);
  return (
    <>
      <PlainButton ref={self} label={t('messageActions.react')} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}><SmilePlus aria-hidden size={14} /></PlainButton>
      {open && (
        <Suspense fallback={null}>
          <ReactionPicker anchor={self} own={own} onClose={() => setOpen(false)} onChoose={(emoji) => react(sequence, emoji === own ? null : emoji)} />
        </Suspense>
      )}
    </>
  );
}

function PlainButton({ label, ...rest }: ComponentProps<'button'> & { label: string }) {
  return <button type="button" title={label} aria-label={label} className="inline-flex size-6 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink" {...rest} />;
}
