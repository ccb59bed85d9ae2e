import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Suggestions } from './suggestions';
import type { ComposerState } from './use-composer';
import { useEnterSends } from './use-enter-sends';
import { useSuggestions } from './use-suggestions';

interface ComposerFieldProps {
  head: Standing;
  composer: ComposerState;
}

/** The text itself, with what a slash or an @ proposes above it. */
export function ComposerField({ head, composer }: ComposerFieldProps) {
  const { t } = useWords();
  const enterSends = useEnterSends();
  const { mode, note, text, caret, field, limit, closed } = composer;
  const suggestions = useSuggestions({ head, mode, text, caret, onReplace: composer.replace });
  const placeholder = note ? t('composer.notePlaceholder') : t('composer.replyPlaceholder', { name: head.contact.name });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (!closed && suggestions.onKeyDown(event))) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      composer.leave();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    composer.send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    composer.attach(files);
  };

  return (
    <>
      {suggestions.open && !closed && (
        <Suggestions id={suggestions.id} label={suggestions.label} emptyText={suggestions.emptyText} suggestions={suggestions.suggestions} active={suggestions.active} onActive={suggestions.setActive} />
      )}
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        value={text}
        readOnly={closed}
        onFocus={() => composer.setHasKeyboard(true)}
        onBlur={() => composer.setHasKeyboard(false)}
        enterKeyHint={enterSends ? 'send' : 'enter'}
        aria-label={placeholder}
        aria-invalid={limit.exceeded}
        aria-autocomplete="list"
        aria-controls={suggestions.open ? suggestions.id : undefined}
        aria-activedescendant={suggestions.open && suggestions.suggestions.length > 0 ? `${suggestions.id}-${suggestions.active}` : undefined}
        placeholder={placeholder}
        onChange={(event) => {
          composer.type(event.target.value);
          composer.setCaret(event.target.selectionStart);
          suggestions.onTyped();
        }}
        onSelect={(event) => composer.setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={classes('block field-sizing-content max-h-[38vh] min-h-14 w-full short:min-h-9 resize-none bg-transparent px-3 py-1.5 text-base outline-none', closed && 'text-ink-3 placeholder:text-transparent')}
      />
    </>
  );
}
