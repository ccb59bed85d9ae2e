import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWorkbench } from '@/features/workbench/workbench';

/** Keeps what is known of a contact up to date while it is on screen: read again when it is turned to, and whenever the hub tells that it is no longer so. */
export function useContactNews(contact: string): void {
  const client = useQueryClient();
  const { desk } = useWorkbench();
  useEffect(() => desk.watchContact(contact, () => {
    const queryKey = ['contact', contact];
    // Before the first answer it is on its way.
    if (client.getQueryState(queryKey)?.status !== 'pending') void client.invalidateQueries({ queryKey });
  }), [client, desk, contact]);
}
