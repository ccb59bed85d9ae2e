import { createContext, use, type ComponentProps, type MouseEvent } from 'react';

/** A place of the desk: its address, for a new tab, and the way there in this one. */
export interface Way {
  readonly href: string;
  readonly go: () => void;
}

/** The ways from one feature to another one's page: only the frame knows the addresses. */
export interface Ways {
  /** At one of its messages, by its sequence. */
  readonly conversation: (id: string, message: number) => Way;
  readonly contacts: Way;
  readonly contact: (id: string) => Way;
  readonly customers: Way;
  readonly customer: (id: string) => Way;
  /** Where administrators connect them. */
  readonly channels: Way;
}

export const WaysContext = createContext<Ways | null>(null);

export function useWays(): Ways {
  const ways = use(WaysContext);
  if (!ways) throw new Error('useWays is used outside of the frame.');
  return ways;
}

/** A link that goes there without loading the desk again, unless it is asked for in another tab. */
export function WayLink({ way, children, ...rest }: Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { way: Way }) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    way.go();
  };
  return <a href={way.href} onClick={onClick} {...rest}>{children}</a>;
}
