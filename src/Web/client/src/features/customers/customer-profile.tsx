import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, Building, Pencil } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { ConversationHistory } from '@/features/contacts/conversation-history';
import { Nothing, Section } from '@/features/details/section';
import { useSession } from '@/features/session/session';
import { useWays, WayLink } from '@/features/workbench/ways';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { LoadProblem } from '@/shared/ui/load-problem';
import { CustomerFacts } from './customer-facts';
import { contactsOfCustomer, customerConversations, customerQuery } from './customers';

const CustomerForm = lazily(() => import('./customer-form'));

interface CustomerProfileProps {
  id: string;
  onBack: (() => void) | null;
  onConversation: (conversation: string) => void;
  corner: ReactNode;
}

/** A customer's record, the contacts that write for him, and all that was exchanged with them (S2-64, S2-65). */
export function CustomerProfile({ id, onBack, onConversation, corner }: CustomerProfileProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const customer = useQuery(customerQuery(id));
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={t('customers.profile')} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-3 pl-4 max-md:pl-1.5">
        {onBack && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} />}
        <h2 dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold">{customer.data?.name}</h2>
        {customer.data && agent.role === 'Administrator' && <IconButton label={t('customers.edit')} icon={<Pencil aria-hidden size={15} />} onClick={() => setEditing(true)} />}
        {corner}
      </header>
      {editing && customer.data && <Suspense fallback={null}><CustomerForm customer={customer.data} onClose={() => setEditing(false)} /></Suspense>}
      {customer.isError
        ? <LoadProblem icon={<Building size={28} strokeWidth={1.5} />} query={customer} />
        : (
          // A region that scrolls must be reachable by the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div tabIndex={0} role="region" aria-label={t('customers.profile')} className="min-h-0 flex-1 overflow-y-auto outline-none">
            <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 px-4 py-6 md:px-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
              <div className="-mx-4">
                <p dir="auto" className="truncate px-4 pb-4 text-left text-lg font-semibold">{customer.data?.name ?? <span aria-hidden className="skeleton block h-6 w-40" />}</p>
                <Section title={t('customers.record')}>{customer.data && <CustomerFacts customer={customer.data} />}</Section>
                <LinkedContacts customer={id} />
              </div>
              <ConversationHistory queryKey={['customer', id, 'conversations']} read={(cursor, signal) => customerConversations(id, cursor, signal)} onOpen={onConversation} />
            </div>
          </div>
        )}
    </section>
  );
}

function LinkedContacts({ customer }: { customer: string }) {
  const { t } = useWords();
  const { contact: wayTo } = useWays();
  const contacts = useInfiniteQuery({
    queryKey: ['customer', customer, 'contacts'],
    queryFn: ({ pageParam, signal }) => contactsOfCustomer(customer, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('customers.lists.contacts')} count={items.length}>
      {contacts.isError && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(contacts.error))}</p>}
      {contacts.data && items.length === 0 && <p className="text-sm"><Nothing>{t('customers.noContact')}</Nothing></p>}
      <ul className="-mx-2">
        {items.map(({ id, name, address, channel }) => (
          <li key={id}>
            <WayLink way={wayTo(id)} className="flex min-h-11 items-center gap-2.5 rounded-md px-2 hover:bg-hover">
              <Avatar name={name} channel={channel?.type} />
              <span className="min-w-0"><span dir="auto" className="block truncate text-left text-sm">{name}</span><span className="tabular block truncate text-2xs text-ink-3">{address}</span></span>
            </WayLink>
          </li>
        ))}
      </ul>
      {contacts.hasNextPage && <Button look="ghost" onClick={() => void contacts.fetchNextPage()}>{t('common.more')}</Button>}
    </Section>
  );
}
