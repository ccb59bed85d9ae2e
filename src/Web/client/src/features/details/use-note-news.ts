import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useOfTimeline } from '@/features/workbench/use-live';
import { remarksKey } from './remarks';

/** A note that comes into the thread is a remark on the conversation: these are read again. */
export function useNoteNews(conversation: string): void {
  const client = useQueryClient();
  const last = useOfTimeline(conversation, ({ items }) => items.findLast(({ type }) => type === 'note')?.sequence ?? 0);
  const known = useRef({ conversation, last });
  useEffect(() => {
    const before = known.current;
    known.current = { conversation, last };
    if (before.conversation === conversation && last > before.last) void client.invalidateQueries({ queryKey: remarksKey({ about: 'conversation', id: conversation }) });
  }, [client, conversation, last]);
}
