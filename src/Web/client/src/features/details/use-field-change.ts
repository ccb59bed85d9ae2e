import { useQueryClient } from '@tanstack/react-query';
import type { ContactView } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { useWords } from '@/shared/i18n/use-words';
import { sayUndone } from '@/shared/ui/say-undone';
import { toast } from '@/shared/ui/toasts';
import { contactQuery } from './contact';

interface FieldChange<T> {
  /** What is said of it. */
  readonly sentence: string;
  readonly of: (contact: ContactView) => T;
  readonly save: (value: T) => Promise<ContactView>;
  readonly value: T;
}

/** Changes one field of a contact, and offers to give back what was there, unless somebody has changed it since. */
export function useFieldChange(contact: ContactView): <T extends string | null>(change: FieldChange<T>) => Promise<void> {
  const client = useQueryClient();
  const { t } = useWords();
  return async ({ sentence, of, save, value }) => {
    const before = of(contact);
    // As the server writes it, which may differ from what was typed.
    const after = of(await save(value));
    if (after === before) return;
    const giveBack = async () => {
      const now = await client.query({ ...contactQuery(contact.id), staleTime: 0 });
      if (of(now) !== after) throw new Problem(409, 'changed_since');
      await save(before);
    };
    toast(sentence, { undo: () => sayUndone(t, giveBack()) });
  };
}
