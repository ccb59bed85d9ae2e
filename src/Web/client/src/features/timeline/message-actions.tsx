import { Reply, SmilePlus } from 'lucide-react';
import { Suspense, useRef, useState, type ComponentProps } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { lazily } from '@/shared/ui/lazily';
import type { Reaction } from './thread';
import { useThreadActions } from './thread-actions';

const ReactionPicker = lazily(() => import('./reaction-picker'));

interface MessageActionsProps {
  sequence: number;
  reactions: readonly Reaction[];
}

/** React and quote, beside a message: there when the pointer or the keyboard is. A thread has hundreds of them, so they are plain buttons until one is pressed. */
export function MessageActions({ sequence, reactions }: MessageActionsProps) {
  const { t } = useWords();
  const { canWrite, quote, react } = useThreadActions();
  const [open, setOpen] = useState(false);
  const reactButton = useRef<HTMLButtonElement>(null);
  if (!canWrite) return null;
  const own = reactions.find((reaction) => reaction.own)?.emoji ?? null;
  return (
    <div role="group" aria-label={t('messageActions.of')} className={classes('flex shrink-0 items-center self-center transition-opacity duration-100', !open && 'opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-70')}>
      <PlainButton ref={reactButton} label={t('messageActions.react')} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}><SmilePlus aria-hidden size={14} /></PlainButton>
      <PlainButton label={t('messageActions.quote')} onClick={() => quote(sequence)}><Reply aria-hidden size={14} /></PlainButton>
      {open && (
        <Suspense fallback={null}>
          <ReactionPicker anchor={reactButton} own={own} onClose={() => setOpen(false)} onChoose={(emoji) => react(sequence, emoji === own ? null : emoji)} />
        </Suspense>
      )}
    </div>
  );
}

function PlainButton({ label, ...rest }: ComponentProps<'button'> & { label: string }) {
  return <button type="button" title={label} aria-label={label} className="inline-flex size-6 pointer-coarse:size-9 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink" {...rest} />;
}
