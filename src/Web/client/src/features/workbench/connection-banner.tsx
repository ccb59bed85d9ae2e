import { CloudOff, LoaderCircle, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { classes } from '@/shared/ui/classes';
import { liveState, type LiveState } from '@/features/realtime/live-state';
import { useOnline } from './use-online';
import { useWorkbench } from './workbench';

/** How long the first connection, or a change of subscription, may take without a word. */
const GRACE = 1500;

export function ConnectionBanner() {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const state = liveState(useStore(desk.connection.state), useStore(desk.unanswered), useOnline());
  const brief = state === 'connecting' || state === 'catching_up';
  const overdue = useOverdue(brief ? state : null);
  const shown = state !== 'live' && (!brief || overdue);

  return (
    <div role="status" aria-live="polite" data-live-state={state}>
      {shown && (
        <div
          className={classes(
            'flex min-h-7 items-center justify-center gap-2 px-3 py-1 text-xs font-medium',
            brief ? 'bg-accent-tint text-accent-ink' : 'bg-waiting-tint text-waiting',
          )}
        >
          {state === 'offline' ? <CloudOff aria-hidden size={14} className="shrink-0" /> : brief ? <RefreshCw aria-hidden size={14} className="shrink-0" /> : <LoaderCircle aria-hidden size={14} className="shrink-0 animate-spin" />}
          {t(`connection.${state}`)}
        </div>
      )}
    </div>
  );
}

/** True once `state` has lasted longer than the grace; null has none. */
function useOverdue(state: LiveState | null): boolean {
  const [overdue, setOverdue] = useState<LiveState | null>(null);
  useEffect(() => {
    if (state === null) return;
    const timer = setTimeout(() => setOverdue(state), GRACE);
    return () => {
      clearTimeout(timer);
      setOverdue(null);
    };
  }, [state]);
  return state !== null && overdue === state;
}
