import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActivityDetail } from '@/contract';
import { useOfTimeline } from '@/features/workbench/use-live';

const NEWS: ReadonlySet<ActivityDetail['event']> = new Set(['lifecycle_stage_changed', 'contact_updated', 'contact_remark_added', 'contact_merged', 'contact_unmerged']);

/** Whoever is given the conversation becomes the owner of a contact without one, a moment later. */
const OWNER_FOLLOWS_MS = 1000;

/** The conversation tells that something happened to its contact; what it is, is read again with the contact. */
export function useContactNews(conversation: string): void {
  const client = useQueryClient();
  const contact = useOfTimeline(conversation, ({ head }) => head?.contact.id);
  const name = useOfTimeline(conversation, ({ head }) => head?.contact.name);
  const customer = useOfTimeline(conversation, ({ head }) => head?.contact.customer?.id);
  const assignee = useOfTimeline(conversation, ({ head }) => head?.assignee?.id);
  const last = useOfTimeline(conversation, ({ items }) => items.findLast((item) => item.type === 'activity' && NEWS.has(item.detail.event))?.sequence ?? 0);
  const known = useRef({ contact, name, customer, last });
  useEffect(() => {
    const before = known.current;
    known.current = { contact, name, customer, last };
    const isNews = before.contact === contact && (before.name !== name || before.customer !== customer || last > before.last);
    if (isNews && contact !== undefined) void client.invalidateQueries({ queryKey: ['contact', contact] });
  }, [client, contact, name, customer, last]);

  const had = useRef({ contact, assignee });
  useEffect(() => {
    const before = had.current;
    had.current = { contact, assignee };
    if (before.contact !== contact || before.assignee === assignee || contact === undefined) return undefined;
    const look = setTimeout(() => void client.invalidateQueries({ queryKey: ['contact', contact] }), OWNER_FOLLOWS_MS);
    return () => clearTimeout(look);
  }, [client, contact, assignee]);
}
