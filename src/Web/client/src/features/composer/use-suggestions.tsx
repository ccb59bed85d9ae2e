import { useId, useState, type KeyboardEvent } from 'react';
import { useAgents } from '@/features/agents/agents';
import { matchingQuickMessages, renderQuickMessage, useQuickMessages } from '@/features/quick-messages/quick-messages';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { toast } from '@/shared/ui/toasts';
import type { ComposerMode } from './drafts';
import type { Suggestion } from './suggestions';
import { triggerAt, type Trigger } from './trigger';

const SHOWN = 8;

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it replaces; where that has changed since, it replaces nothing. */
  readonly instead?: { readonly mode: ComposerMode; readonly text: string };
}

interface SuggestionsOptions {
  head: Standing;
  mode: ComposerMode;
  text: string;
  caret: number;
  onReplace: (replacement: Replacement) => void;
}

/** Quick messages behind a slash, colleagues behind an @ in a note. */
export function useSuggestions({ head, mode, text, caret, onReplace }: SuggestionsOptions) {
  const { t } = useWords();
  const typing = useTrigger(text, caret, mode === 'note' ? ['/', '@'] : ['/']);
  const { trigger } = typing;
  const quick = useQuickSuggestions(head, mode, trigger?.sign === '/' ? trigger : null, onReplace);
  const people = usePeople(trigger?.sign === '@' ? trigger : null, onReplace);
  return {
    ...useChoice(typing, trigger?.sign === '@' ? people : quick),
    label: trigger?.sign === '@' ? t('mentions.label') : t('quick.label'),
    emptyText: trigger?.sign === '@' ? t('mentions.none') : t('quick.none'),
  };
}

/** Colleagues behind an @, in what is written for the team elsewhere than in the composer. */
export function useMentionSuggestions({ text, caret, onReplace }: Pick<SuggestionsOptions, 'text' | 'caret' | 'onReplace'>) {
  const { t } = useWords();
  const typing = useTrigger(text, caret, ['@']);
  const people = usePeople(typing.trigger, onReplace);
  return { ...useChoice(typing, people), label: t('mentions.label'), emptyText: t('mentions.none') };
}

/** What is being typed behind a sign, unless that was dismissed. */
function useTrigger(text: string, caret: number, signs: Parameters<typeof triggerAt>[2]) {
  const [dismissed, setDismissed] = useState<number | null>(null);
  const found = triggerAt(text, caret, signs);
  return { found, trigger: found && found.start !== dismissed ? found : null, setDismissed };
}

function useChoice({ found, trigger, setDismissed }: ReturnType<typeof useTrigger>, suggestions: readonly Suggestion[]) {
  const id = useId();
  const [active, setActive] = useState(0);
  // A slash that nothing follows to is an ordinary slash.
  const open = trigger !== null && (suggestions.length > 0 || trigger.typed.length < 2);
  const current = Math.min(active, suggestions.length - 1);

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    if (event.key === 'Escape') setDismissed(trigger.start);
    else if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, suggestions.length));
    else if (event.key === 'ArrowUp') setActive((current - 1 + suggestions.length) % Math.max(1, suggestions.length));
    else if ((event.key === 'Enter' || event.key === 'Tab') && suggestions[current]) suggestions[current].pick();
    else return false;
    event.preventDefault();
    return true;
  };

  return {
    id,
    open,
    suggestions,
    active: current,
    setActive,
    onKeyDown,
    /** Something was typed: a dismissed trigger may be another one now. */
    onTyped: () => {
      setActive(0);
      if (found === null) setDismissed(null);
    },
  };
}

const end = ({ start, typed }: Trigger) => start + 1 + typed.length;

function useQuickSuggestions({ id: conversation }: Standing, mode: ComposerMode, trigger: Trigger | null, onReplace: (replacement: Replacement) => void): readonly Suggestion[] {
  const { t } = useWords();
  const all = useQuickMessages();
  if (trigger === null) return [];
  const put = async (response: string) => {
    try {
      onReplace({ start: trigger.start, end: end(trigger), text: await renderQuickMessage(conversation, response), instead: { mode, text: `/${trigger.typed}` } });
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
    }
  };
  return matchingQuickMessages(all, trigger.typed).slice(0, SHOWN).map(({ id, shortcut, title, text }) => ({
    id,
    pick: () => void put(id),
    content: (
      <>
        <span className="shrink-0 rounded bg-pressed px-1.5 text-xs text-ink-2">/{shortcut}</span>
        <span className="shrink-0 font-medium">{title}</span>
        <span className="truncate text-xs text-ink-3">{text}</span>
      </>
    ),
  }));
}

function usePeople(trigger: Trigger | null, onReplace: (replacement: Replacement) => void): readonly Suggestion[] {
  const agents = useAgents();
  if (trigger === null) return [];
  const typed = trigger.typed.toLocaleLowerCase();
  return agents
    .filter(({ name }) => name.toLocaleLowerCase().split(/\s+/u).some((word) => word.startsWith(typed)))
    .slice(0, SHOWN)
    .map(({ id, name }) => ({
      id,
      pick: () => onReplace({ start: trigger.start, end: end(trigger), text: `@${name} ` }),
      content: <><Avatar name={name} size={20} /><span className="truncate">{name}</span></>,
    }));
}
