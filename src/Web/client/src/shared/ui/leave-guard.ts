import { useEffect, useEffectEvent } from 'react';

/** Whoever closes the tab, or loads it anew, while something that he wrote stands here and nowhere else is asked. */
export function useLeaveGuard(active: boolean, isUnsaved: () => boolean = () => true): void {
  const ask = useEffectEvent((event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault();
  });
  useEffect(() => {
    if (!active) return;
    const listener = (event: BeforeUnloadEvent) => ask(event);
    window.addEventListener('beforeunload', listener);
    return () => window.removeEventListener('beforeunload', listener);
  }, [active]);
}
