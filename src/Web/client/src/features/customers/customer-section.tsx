import { ArrowUpRight, Pencil, Plus, Unlink } from 'lucide-react';
import { useState } from 'react';
import type { ContactView } from '@/contract';
import { Nothing, Section } from '@/features/details/section';
import { useWays, WayLink } from '@/features/workbench/ways';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { CustomerRecord } from './customer-facts';
import { CustomerPicker, useLinkCustomer } from './customer-picker';
import './words';

/** Whose record the contact belongs to: linked, changed and left here, and read while one answers (S2-63 to S2-66). */
export function CustomerSection({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const { customer: wayTo } = useWays();
  const [picking, setPicking] = useState(false);
  const link = useLinkCustomer(contact);
  const { customer } = contact;
  const trigger = customer === null
    ? <IconButton label={t('customers.link')} icon={<Plus aria-hidden size={14} />} className="!size-6" />
    : <IconButton label={t('customers.change')} icon={<Pencil aria-hidden size={13} />} className="!size-6" />;
  return (
    <Section
      title={t('customers.one')}
      action={
        <>
          {customer !== null && <IconButton label={t('customers.unlink')} icon={<Unlink aria-hidden size={13} />} onClick={() => void link(null)} className="!size-6" />}
          <CustomerPicker contact={contact} open={picking} onOpenChange={setPicking} trigger={trigger} />
        </>
      }
    >
      {customer === null
        ? <p className="text-sm"><Nothing>{t('customers.noneLinked')}</Nothing></p>
        : (
          <>
            <WayLink way={wayTo(customer.id)} className="mb-1 inline-flex max-w-full items-center gap-1 text-sm font-medium underline-offset-2 hover:underline">
              <bdi className="truncate">{customer.name}</bdi><ArrowUpRight aria-hidden size={13} className="shrink-0 text-ink-3" />
            </WayLink>
            <CustomerRecord id={customer.id} />
          </>
        )}
    </Section>
  );
}
