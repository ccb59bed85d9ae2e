import type { ReactNode } from 'react';

/** Nothing to show, and the next step. */
export function EmptyState({ icon, title, hint, action }: { icon: ReactNode; title: string; hint: string; action?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 px-8 pb-12 text-center">
      <span aria-hidden className="mb-2 text-ink-3 opacity-70">{icon}</span>
      <p className="text-sm font-medium text-ink">{title}</p>
      <p className="max-w-72 text-xs text-balance text-ink-3">{hint}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
