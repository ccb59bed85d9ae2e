import { useQueryClient } from '@tanstack/react-query';
import type { ContactCatalogue } from '@/contract';
import { contactCatalogueQuery } from '@/features/details/contact';
import { request } from '@/shared/http/request';

type List = keyof ContactCatalogue;

/** Changes one list of the catalogue: the server takes lists whole, so the change is made to what the list is now, not to what it was on the screen. */
export function useChangeCatalogue<L extends List>(list: L): (change: (entries: readonly ContactCatalogue[L][number][]) => readonly ContactCatalogue[L][number][]) => Promise<void> {
  const client = useQueryClient();
  return async (change) => {
    const now = await request<ContactCatalogue>('GET', '/api/v1/contact-catalogue');
    client.setQueryData(contactCatalogueQuery.queryKey, now);
    const entries = now[list] as readonly ContactCatalogue[L][number][];
    const items = change(entries);
    if (items === entries) return;
    client.setQueryData(contactCatalogueQuery.queryKey, await request<ContactCatalogue>('PUT', `/api/v1/contact-catalogue/${list}`, { items }));
  };
}
