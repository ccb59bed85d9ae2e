import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Suggestions } from '@/features/composer/suggestions';
import { useMentionSuggestions } from '@/features/composer/use-suggestions';
import { TextArea } from '@/shared/ui/text-field';

interface MentionAreaProps {
  label: string;
  required?: boolean;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
}

/** A text for the team, in which an @ proposes colleagues (S3-34). */
export function MentionArea({ label, required = false, placeholder, text, onText }: MentionAreaProps) {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const suggestions = useMentionSuggestions({
    text,
    caret,
    onReplace: ({ start, end, text: inserted }) => {
      const at = start + inserted.length;
      flushSync(() => onText(text.slice(0, start) + inserted + text.slice(end)));
      field.current?.setSelectionRange(at, at);
      setCaret(at);
    },
  });
  const { open } = suggestions;
  // Below the field they may be below the window.
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div ref={box} className="space-y-1">
      <TextArea
        ref={field}
        label={label}
        required={required}
        placeholder={placeholder}
        value={text}
        data-keeps-escape={suggestions.open || undefined}
        aria-autocomplete="list"
        aria-controls={suggestions.open ? suggestions.id : undefined}
        aria-activedescendant={suggestions.open && suggestions.suggestions.length > 0 ? `${suggestions.id}-${suggestions.active}` : undefined}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart);
          suggestions.onTyped();
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={suggestions.onKeyDown}
      />
      {suggestions.open && (
        <Suggestions id={suggestions.id} label={suggestions.label} emptyText={suggestions.emptyText} suggestions={suggestions.suggestions} active={suggestions.active} onActive={suggestions.setActive} />
      )}
    </div>
  );
}
