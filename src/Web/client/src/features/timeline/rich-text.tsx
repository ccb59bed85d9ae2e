import { useState } from 'react';
import { isEmojiOnly, linkParts } from '@/shared/format/text';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';

/** Longer texts are folded, so that one message never fills the screen by itself. */
const FOLDED_OVER = 1400;

/** What people wrote: kept as written, in its own direction, with its web addresses to click. */
export function RichText({ text }: { text: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const folded = !open && text.length > FOLDED_OVER;
  const shown = folded ? `${text.slice(0, FOLDED_OVER).replace(/\s+\S*$/u, '')}…` : text;

  return (
    <>
      <p dir="auto" className={classes('unbidi [overflow-wrap:anywhere] whitespace-pre-wrap', isEmojiOnly(text) && 'text-[28px] leading-9')}>
        {linkParts(shown).map((part, index) =>
          part.kind === 'text'
            ? part.text
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
