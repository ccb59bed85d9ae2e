import { Suspense, type ComponentProps } from 'react';
import { ThreadSkeleton } from '@/features/timeline/thread-skeleton';
import { lazily } from '@/shared/ui/lazily';
import type { ConversationPane } from './conversation-pane';

const load = () => import('./conversation-pane');
const Pane = lazily(async () => ({ default: (await load()).ConversationPane }));

/** The conversation's side of the desk: not in the way of the first list, and there before anybody has chosen from it. */
export function LazyConversation(props: ComponentProps<typeof ConversationPane>) {
  return <Suspense fallback={<ThreadSkeleton />}><Pane {...props} /></Suspense>;
}

setTimeout(() => void load(), 1000);
