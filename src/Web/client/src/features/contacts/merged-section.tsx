import { Split } from 'lucide-react';
import { useState } from 'react';
import type { ContactView } from '@/contract';
import { useContactCommands } from '@/features/details/contact';
import { Section } from '@/features/details/section';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { separable } from './merge';

/** Who else this contact is, and the way to separate them again. */
export function MergedSection({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const { unmerge } = useContactCommands(contact.id);
  const [leaving, setLeaving] = useState<ContactView['merged'][number] | null>(null);
  if (contact.merged.length === 0) return null;
  const free = new Set(separable(contact).map(({ id }) => id));
  const nameOf = (id: string) => contact.merged.find((other) => other.id === id)?.name ?? contact.name;
  return (
    <Section title={t('merge.merged')} count={contact.merged.length}>
      <ul className="space-y-1">
        {contact.merged.map((other) => (
          <li key={other.id} className="flex min-h-8 items-center gap-2 text-sm">
            <bdi className="min-w-0 flex-1 truncate">{other.name}</bdi>
            {free.has(other.id)
              ? <Button look="ghost" aria-label={t('merge.separate', { name: other.name })} onClick={() => setLeaving(other)}><Split aria-hidden size={13} />{t('merge.separateShort')}</Button>
              : <span className="text-xs text-ink-3">{t('merge.cameWith', { name: nameOf(other.into) })}</span>}
          </li>
        ))}
      </ul>
      {leaving && (
        <FormDialog title={t('merge.separate', { name: leaving.name })} submit={t('merge.separateShort')} onSubmit={() => unmerge(leaving.id)} onClose={() => setLeaving(null)}>
          <p className="text-sm">{t('merge.separateHint', { name: leaving.name, other: contact.name })}</p>
        </FormDialog>
      )}
    </Section>
  );
}
