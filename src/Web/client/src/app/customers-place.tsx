import { useCallback } from 'react';
import { CustomersPage } from '@/features/customers/customers-page';
import { ConversationsButton } from './conversations-button';
import { addressOf, go, replace, type Place } from './location';
import { usePanel } from './panel';

/** The customers' records, loaded when they are first opened; conversations open beside them. */
export default function CustomersPlace({ place: { customer, words } }: { place: Extract<Place, { page: 'customers' }> }) {
  const panel = usePanel();
  const look = useCallback((next: string) => replace({ page: 'customers', customer, words: next }), [customer]);
  return (
    <CustomersPage
      customer={customer}
      words={words}
      hrefOf={(id) => addressOf({ page: 'customers', customer: id, words })}
      onOpen={(id) => go({ page: 'customers', customer: id, words })}
      onSearch={look}
      onConversation={panel.show}
      corner={<ConversationsButton />}
    />
  );
}
