import { ArrowUpRight, Building, Link2, Unlink } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { ContactView } from '@/contract';
import { useContact } from '@/features/details/contact';
import type { Standing } from '@/features/workbench/standing';
import { useWays, WayLink } from '@/features/workbench/ways';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { CustomerRecord } from './customer-facts';
import { CustomerPicker, useLinkCustomer } from './customer-picker';
import './words';

const LOOK = 'inline-flex h-5 min-w-0 items-center gap-1 rounded px-1 -mx-1 text-2xs text-ink-3 hover:bg-hover hover:text-ink data-[state=open]:bg-pressed';

/** In the head of a conversation: which customer it is, or the way to find him (S2-63, S2-64). */
export function CustomerLink({ head }: { head: Standing }) {
  const contact = useContact(head.contact.id).data;
  if (!contact) return null;
  return contact.customer === null ? <NotLinked contact={contact} /> : <Linked contact={contact} customer={contact.customer} />;
}

function NotLinked({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <CustomerPicker
      contact={contact}
      open={open}
      onOpenChange={setOpen}
      trigger={<button type="button" className={LOOK}><Link2 aria-hidden size={11} className="shrink-0" /><span className="truncate">{t('customers.link')}</span></button>}
    />
  );
}

function Linked({ contact, customer }: { contact: ContactView; customer: NonNullable<ContactView['customer']> }) {
  const { t } = useWords();
  const { customer: wayTo } = useWays();
  const link = useLinkCustomer(contact);
  const [open, setOpen] = useState(false);
  const [picking, setPicking] = useState(false);
  return (
    <span className="relative inline-flex min-w-0">
      <CustomerPicker contact={contact} anchored open={picking} onOpenChange={setPicking} trigger={<span aria-hidden className="absolute inset-0" />} />
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger aria-label={t('customers.is', { name: customer.name })} className={`${LOOK} z-10`}>
          <Building aria-hidden size={11} className="shrink-0" /><bdi className="truncate">{customer.name}</bdi>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content aria-label={t('customers.one')} align="start" sideOffset={6} collisionPadding={8} className="pop-in z-40 w-72 rounded-lg bg-raised p-3 shadow-pop">
            <p dir="auto" className="truncate pb-1 text-left text-sm font-semibold">{customer.name}</p>
            <CustomerRecord id={customer.id} />
            <div className="mt-2 flex items-center gap-1 border-t border-line pt-2">
              <WayLink way={wayTo(customer.id)} className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs font-medium text-accent-ink hover:bg-hover max-md:h-9">{t('customers.open')}<ArrowUpRight aria-hidden size={13} /></WayLink>
              <span className="flex-1" />
              <Button look="ghost" onClick={() => { setOpen(false); setPicking(true); }}>{t('customers.change')}</Button>
              <Button look="ghost" aria-label={t('customers.unlink')} onClick={() => { setOpen(false); void link(null); }}><Unlink aria-hidden size={13} /></Button>
            </div>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </span>
  );
}
