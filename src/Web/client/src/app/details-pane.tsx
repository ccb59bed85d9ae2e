import { createContext, Suspense, use, useState } from 'react';
import type { Standing } from '@/features/workbench/standing';
import { prefer, usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import { lazily } from '@/shared/ui/lazily';
import { Splitter } from '@/shared/ui/splitter';
import { useMedia } from '@/shared/ui/use-media';

const Details = lazily(() => import('@/features/details/details'));

export interface DetailsState {
  readonly wide: boolean;
  readonly open: boolean;
  toggle: () => void;
}

/** True where a conversation has less room than the window. */
export const NarrowContext = createContext(false);

/** Beside the conversation the panel stays as it was left; over it, it is opened for a look and closed again. */
export function useDetailsState(): DetailsState {
  const roomy = useMedia('(min-width: 1100px)');
  const wide = !use(NarrowContext) && roomy;
  const { detailsOpen } = usePreferences();
  const [sheetOpen, setSheetOpen] = useState(false);
  const open = wide ? detailsOpen : sheetOpen;
  return { wide, open, toggle: () => (wide ? prefer({ detailsOpen: !open }) : setSheetOpen(!open)) };
}

interface DetailsPaneProps {
  head: Standing;
  state: DetailsState;
  /** Another conversation of the same contact is to be shown. */
  onOpen: (conversation: string) => void;
}

export function DetailsPane({ head, state: { wide, open, toggle }, onOpen }: DetailsPaneProps) {
  const { t } = useWords();
  const { detailsWidth } = usePreferences();
  if (!wide) {
    return <Dialog sheet open={open} onOpenChange={toggle} title={t('details.title')}><Suspense fallback={null}><Details head={head} onOpen={onOpen} /></Suspense></Dialog>;
  }
  if (!open) return null;
  return (
    <>
      <Splitter pane="right" label={t('panes.details')} width={detailsWidth} min={240} max={420} onResize={(width) => prefer({ detailsWidth: width })} />
      <aside aria-label={t('details.title')} style={{ width: detailsWidth }} className="shrink-0 overflow-y-auto bg-canvas">
        <Suspense fallback={null}><Details head={head} onOpen={onOpen} /></Suspense>
      </aside>
    </>
  );
}
