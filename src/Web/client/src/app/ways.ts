import { everybody } from '@/features/contacts/contacts';
import type { Way, Ways } from '@/features/workbench/ways';
import { addressOf, go, home, type Place } from './location';

export const way = (place: Place): Way => ({ href: addressOf(place), go: () => go(place) });

/** Where the pages are that features lead to. */
export const ways: Ways = {
  conversation: (conversation, at) => way({ ...home, conversation, at }),
  contacts: way({ page: 'contacts', contact: null, search: everybody }),
  contact: (contact) => way({ page: 'contacts', contact, search: everybody }),
  customers: way({ page: 'customers', customer: null, words: '' }),
  customer: (customer) => way({ page: 'customers', customer, words: '' }),
  channels: way({ page: 'settings', section: 'channels' }),
};
