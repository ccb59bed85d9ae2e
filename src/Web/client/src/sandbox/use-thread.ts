import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { eventsAddress, markRead, readThread, type PhoneMessage, type Thread } from './phone-api';
import { hasUnread, withMessage } from './thread';

interface LiveThread {
  readonly thread: Thread | undefined;
  readonly connected: boolean;
  /** Puts in what the phone's own send was answered with, ahead of the live channel. */
  readonly take: (message: PhoneMessage) => void;
}

/** The phone's messages, live: what the business sends is there at once, and read while it is on screen. */
export function useThread(phone: string): LiveThread {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const { data: thread } = useQuery({ queryKey: ['thread', phone], queryFn: () => readThread(phone), staleTime: Infinity });
  const loaded = thread !== undefined;

  const take = useCallback(
    (message: PhoneMessage) => client.setQueryData<Thread>(['thread', phone], (known) => known && withMessage(known, message)),
    [client, phone],
  );

  useEffect(() => {
    if (!loaded) return;
    const revision = client.getQueryData<Thread>(['thread', phone])?.revision ?? 0;
    const events = new EventSource(eventsAddress(phone, revision));
    events.addEventListener('message', (event: MessageEvent<string>) => take(JSON.parse(event.data) as PhoneMessage));
    events.onopen = () => setConnected(true);
    events.onerror = () => setConnected(false);
    return () => events.close();
  }, [client, phone, loaded, take]);

  const unread = thread !== undefined && hasUnread(thread);
  const revision = thread?.revision;
  useEffect(() => {
    const read = () => {
      // Failing, it is tried again with the next message.
      if (unread && document.visibilityState === 'visible') void markRead(phone).catch(() => undefined);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [phone, unread, revision]);

  return { thread, connected, take };
}
