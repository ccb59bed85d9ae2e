import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useOfTimeline } from '@/features/workbench/use-live';

/** What is known of the contact is read again whenever the conversation is turned to, and when the hub tells that it is no longer so. */
export function useContactNews(conversation: string): void {
  const client = useQueryClient();
  const contact = useOfTimeline(conversation, ({ head }) => head?.contact.id);
  const changes = useOfTimeline(conversation, ({ contactChanges }) => contactChanges);
  useEffect(() => {
    const queryKey = ['contact', contact];
    // Before the first answer it is on its way.
    if (client.getQueryData(queryKey) !== undefined) void client.invalidateQueries({ queryKey });
  }, [client, contact, changes]);
}
