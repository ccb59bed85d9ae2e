import { useState } from 'react';
import type { AgentCard } from '@/contract';
import { mentionParts } from '@/features/mentions/mentions';
import { isEmojiOnly, linkParts } from '@/shared/format/text';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';

/** Longer texts are folded, so that one message never fills the screen by itself. */
const FOLDED_OVER = 1400;

/** What people wrote: kept as written, in its own direction, with its web addresses to click. */
export function RichText({ text, mentions = [] }: { text: string; mentions?: readonly AgentCard[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const folded = !open && text.length > FOLDED_OVER;
  const shown = folded ? `${text.slice(0, FOLDED_OVER).replace(/\s+\S*$/u, '')}…` : text;

  return (
    <>
      <p dir="auto" className={classes('unbidi [overflow-wrap:anywhere] whitespace-pre-wrap', isEmojiOnly(text) && 'text-[28px] leading-9')}>
        {linkParts(shown).map((part, index) =>
          part.kind === 'text'
            ? <Mentioning key={`${index} text`} text={part.text} mentions={mentions} />
            : (
              <a key={`${index} ${part.href}`} href={part.href} target="_blank" rel="noopener noreferrer nofollow" className="underline decoration-current/40 underline-offset-2 hover:decoration-current">
                {part.text}
              </a>
            ))}
      </p>
      {text.length > FOLDED_OVER && (
        <button type="button" onClick={() => setOpen(!open)} className="mt-1 text-xs font-medium text-accent-ink hover:underline">
          {open ? t('thread.showLess') : t('thread.showMore')}
        </button>
      )}
    </>
  );
}

/** The names of colleagues who are called stand out. */
function Mentioning({ text, mentions }: { text: string; mentions: readonly AgentCard[] }) {
  if (mentions.length === 0) return text;
  return mentionParts(text, mentions).map((part, index) =>
    part.agent ? <span key={`${index} ${part.agent.id}`} className="rounded bg-note-line/25 px-0.5 font-medium text-note-ink">{part.text}</span> : part.text);
}
