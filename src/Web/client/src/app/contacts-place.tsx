import '@/features/contacts/words';
import { useCallback } from 'react';
import { ContactsPage } from '@/features/contacts/contacts-page';
import type { ContactSearch } from '@/features/contacts/contacts';
import { ConversationsButton } from './conversations-button';
import { addressOf, go, replace, type Place } from './location';
import { usePanel } from './panel';

/** The contacts, loaded when they are first opened; their conversations open beside them. */
export default function ContactsPlace({ place: { contact, search } }: { place: Extract<Place, { page: 'contacts' }> }) {
  const panel = usePanel();
  const look = useCallback((next: ContactSearch) => replace({ page: 'contacts', contact, search: next }), [contact]);
  return (
    <ContactsPage
      contact={contact}
      search={search}
      hrefOf={(id) => addressOf({ page: 'contacts', contact: id, search })}
      onOpen={(id) => go({ page: 'contacts', contact: id, search })}
      onSearch={look}
      onConversation={panel.show}
      corner={<ConversationsButton />}
    />
  );
}
