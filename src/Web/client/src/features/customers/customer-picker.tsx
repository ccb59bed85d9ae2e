import { Check } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { ContactView } from '@/contract';
import { useContactCommands } from '@/features/details/contact';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Picker } from '@/shared/ui/picker';
import { sayUndone } from '@/shared/ui/say-undone';
import { toast } from '@/shared/ui/toasts';
import { useFoundCustomers } from './customers';
import './words';

interface CustomerPickerProps {
  contact: ContactView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  anchored?: boolean;
}

/** Which customer the contact is: found by name, company, reference, address or number (S2-63). */
export function CustomerPicker({ contact, open, onOpenChange, trigger, anchored = false }: CustomerPickerProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const found = useFoundCustomers(words);
  const link = useLinkCustomer(contact);
  const options = (found.data ?? []).map(({ id, name, company, reference }) => ({
    id,
    text: name,
    selected: id === contact.customer?.id,
    content: (
      <>
        <span className="min-w-0 flex-1 py-1">
          <span dir="auto" className="block truncate text-left">{name}</span>
          <span className="block truncate text-2xs text-ink-3">{[reference, company].filter(Boolean).join(' · ')}</span>
        </span>
        {id === contact.customer?.id && <Check aria-hidden size={14} />}
      </>
    ),
  }));
  return (
    <Picker
      open={open}
      onOpenChange={(next) => {
        setTyped('');
        onOpenChange(next);
      }}
      trigger={trigger}
      anchored={anchored}
      label={t('customers.link')}
      placeholder={t('customers.search')}
      emptyText={found.isPending ? t('customers.searching') : words === '' ? t('customers.empty.title') : t('customers.none.title')}
      onType={setTyped}
      options={() => options}
      onPick={(id) => {
        onOpenChange(false);
        if (id !== contact.customer?.id) void link(id);
      }}
    />
  );
}

/** Links, or with null unlinks, and offers to take it back. */
export function useLinkCustomer(contact: ContactView): (customer: string | null) => Promise<void> {
  const { t } = useWords();
  const { linkCustomer } = useContactCommands(contact.id);
  const before = contact.customer?.id ?? null;
  return async (customer) => {
    try {
      await linkCustomer(customer);
      toast(t(customer === null ? 'customers.unlinked' : 'customers.linked', { name: contact.name }), { undo: () => sayUndone(t, linkCustomer(before)) });
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
    }
  };
}
