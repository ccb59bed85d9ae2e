import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import type { ContactView } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Dialog } from '@/shared/ui/dialog';
import { contactsPage, everybody } from './contacts';
import { MergeForm } from './merge-form';
import './words';

interface MergeDialogProps {
  contact: ContactView;
  onClose: () => void;
  /** The contact that stayed, when it is not the one that was open. */
  onMerged?: (contact: string) => void;
}

/** First who is the same person, then what becomes of the two (S3-24). */
export default function MergeDialog({ contact, onClose, onMerged }: MergeDialogProps) {
  const { t } = useWords();
  const [pair, setPair] = useState<{ stays: ContactView; goes: ContactView } | null>(null);
  return (
    <Dialog open onOpenChange={onClose} title={t('merge.title', { name: contact.name })}>
      {pair === null
        ? <OtherContact contact={contact} onChoose={(goes) => setPair({ stays: contact, goes })} />
        : (
          <MergeForm
            key={pair.stays.id}
            stays={pair.stays}
            goes={pair.goes}
            onSwap={() => setPair({ stays: pair.goes, goes: pair.stays })}
            onBack={() => setPair(null)}
            onDone={(id) => {
              onClose();
              onMerged?.(id);
            }}
          />
        )}
    </Dialog>
  );
}

/** Whoever has the same name is proposed; anybody can be looked for. */
function OtherContact({ contact, onChoose }: { contact: ContactView; onChoose: (contact: ContactView) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(contact.name === contact.address ? '' : contact.name);
  const words = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['contacts', { ...everybody, words }, 'first'],
    queryFn: async ({ signal }) => (await contactsPage({ ...everybody, words }, null, signal)).items,
    placeholderData: (known) => known,
  });
  const others = (found.data ?? []).filter(({ id }) => id !== contact.id).slice(0, 20);
  return (
    <form onSubmit={(event) => event.preventDefault()} className="p-4">
      <p className="pb-3 text-sm text-ink-2">{t('merge.who', { name: contact.name })}</p>
      <label className="flex h-9 items-center gap-2 rounded-md border border-control-line bg-surface px-2.5 focus-within:outline-2 focus-within:outline-accent-ink">
        <Search aria-hidden size={14} className="shrink-0 text-ink-3" />
        <input type="search" aria-label={t('contacts.search')} placeholder={t('contacts.search')} value={typed} onChange={(event) => setTyped(event.target.value)} className="min-w-0 flex-1 bg-transparent text-sm outline-none" />
      </label>
      <ul aria-label={t('contacts.title')} aria-busy={found.isFetching} className="-mx-2 mt-2 min-h-40">
        {others.map((other) => (
          <li key={other.id}>
            <button type="button" onClick={() => onChoose(other)} className="flex min-h-12 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover">
              <Avatar name={other.name} channel={other.channel?.type} />
              <span className="min-w-0 flex-1">
                <span dir="auto" className="block truncate text-left text-sm font-medium">{other.name}</span>
                <span className="tabular block truncate text-xs text-ink-3">{other.address}</span>
              </span>
            </button>
          </li>
        ))}
        {found.data && others.length === 0 && <li className="px-2 py-3 text-sm text-ink-3">{t('merge.nobody')}</li>}
      </ul>
    </form>
  );
}
