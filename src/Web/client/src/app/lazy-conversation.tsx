import { lazy, Suspense, type ComponentProps } from 'react';

const load = () => import('./conversation-pane');
const Pane = lazy(async () => ({ default: (await load()).ConversationPane }));

// The list stands first; then, before anybody has chosen a row, what opens it.
setTimeout(() => void load(), 500);

/** A conversation, whose program comes after the list's. */
export function ConversationPane(props: ComponentProps<typeof Pane>) {
  return (
    <Suspense fallback={<section aria-hidden className="min-w-0 flex-1 bg-surface" />}>
      <Pane {...props} />
    </Suspense>
  );
}
