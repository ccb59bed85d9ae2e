import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActivityDetail } from '@/contract';
import { useOfTimeline } from '@/features/workbench/use-live';

const NEWS: ReadonlySet<ActivityDetail['event']> = new Set(['lifecycle_stage_changed', 'contact_remark_added', 'contact_merged', 'contact_unmerged']);

/** The conversation tells that something happened to its contact; what it is, is read again with the contact. */
export function useContactNews(conversation: string): void {
  const client = useQueryClient();
  const contact = useOfTimeline(conversation, ({ head }) => head?.contact.id);
  const name = useOfTimeline(conversation, ({ head }) => head?.contact.name);
  const last = useOfTimeline(conversation, ({ items }) => items.findLast((item) => item.type === 'activity' && NEWS.has(item.detail.event))?.sequence ?? 0);
  const known = useRef({ contact, name, last });
  useEffect(() => {
    const before = known.current;
    known.current = { contact, name, last };
    const isNews = before.contact === contact && (before.name !== name || last > before.last);
    if (isNews && contact !== undefined) void client.invalidateQueries({ queryKey: ['contact', contact] });
  }, [client, contact, name, last]);
}
