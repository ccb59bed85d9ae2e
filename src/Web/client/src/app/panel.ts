import { createContext, use, useState } from 'react';
import { defaultFilter, type ViewFilter } from '@/features/conversations/view-filter';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { go, type Place } from './location';

/** The conversations beside another page (S2-02, S2-03). */
export interface Panel {
  readonly open: boolean;
  readonly conversation: string | null;
  readonly filter: ViewFilter;
  readonly toggle: () => void;
  readonly close: () => void;
  /** Null: back to the list. */
  readonly show: (conversation: string | null) => void;
  readonly filterBy: (filter: ViewFilter) => void;
  /** From the panel to the page. */
  readonly expand: () => void;
}

interface PanelState {
  readonly open: boolean;
  readonly conversation: string | null;
  readonly filter: ViewFilter;
}

export function usePanelState(place: Place): Panel {
  const [state, setState] = useState<PanelState>({ open: false, conversation: null, filter: defaultFilter });
  // On their own page the conversations need no panel.
  const beside = place.page !== 'conversations';
  const open = state.open && beside;
  const toggle = () => setState((current) => ({ ...current, open: !current.open }));
  const close = () => setState((current) => ({ ...current, open: false }));
  useShortcut('panel', toggle, beside);
  useShortcut('back', () => (state.conversation === null ? close() : setState((current) => ({ ...current, conversation: null }))), { enabled: open, first: true });
  return {
    ...state,
    open,
    toggle,
    close,
    show: (conversation) => setState((current) => ({ ...current, open: true, conversation })),
    filterBy: (filter) => setState((current) => ({ ...current, filter })),
    expand: () => {
      close();
      go({ page: 'conversations', conversation: state.conversation, filter: state.filter, at: null });
    },
  };
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = use(PanelContext);
  if (!panel) throw new Error('usePanel is used outside of the frame.');
  return panel;
}
