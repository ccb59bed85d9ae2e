import { ChevronDown, PanelLeft } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, Suspense, useState } from 'react';
import { useSavedViews } from '@/features/saved-views/saved-views';
import { NewConversation } from '@/features/start/new-conversation';
import { prefer, usePreferences } from '@/shared/preferences/preferences';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { useMedia } from '@/shared/ui/use-media';
import { useFacetValues } from './facet-values';
import { FilterChips } from './filter-chips';
import { FilterPicker } from './filter-picker';
import { OrderMenu, StatusFilterMenu } from './list-menus';
import { ListTabs } from './list-tabs';
import { defaultFilter, widened, type ViewFilter } from './view-filter';
import { viewTitle } from './view-title';
import { ViewsPanel } from './views-panel';

interface ListHeaderProps {
  filter: ViewFilter;
  onChange: (filter: ViewFilter) => void;
  onSelectAll: () => void;
  onChoose: () => void;
  onOpen: (conversation: string) => void;
}

const ViewEditor = lazily(() => import('@/features/saved-views/view-editor'));

/** Drawn again when the filter changes, not with every row. */
export const ListHeader = memo(function ListHeader({ filter, onChange, onSelectAll, onChoose, onOpen }: ListHeaderProps) {
  const [editing, setEditing] = useState<'new' | 'this' | null>(null);
  const saved = useSavedViews().find((view) => view.id === filter.view) ?? null;
  const close = () => setEditing(null);
  const show = (view: string | null) => {
    close();
    onChange({ ...defaultFilter, tab: 'all', status: view === null ? defaultFilter.status : [], view });
  };
  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-12 items-center gap-0.5 pr-2 pl-1.5">
        <ViewMenu filter={filter} onChange={onChange} />
        <span className="flex-1" />
        <StatusFilterMenu value={filter.status} onChange={(status) => onChange({ ...filter, status })} />
        <FilterPicker chosen={filter} onChange={(chosen) => onChange({ ...filter, ...chosen })} />
        <OrderMenu value={filter.sort} onChange={(sort) => onChange({ ...filter, sort })} onSelectAll={onSelectAll} onChoose={onChoose} onSave={() => setEditing('new')} onEdit={saved && (() => setEditing('this'))} />
        <NewConversation onStarted={onOpen} />
      </div>
      <FilterChips chosen={filter} onChange={(chosen) => onChange({ ...filter, ...chosen })} onClear={() => onChange(widened(filter))} />
      <ListTabs filter={filter} onChange={onChange} />
      {editing && (
        <Suspense fallback={null}>
          <ViewEditor view={editing === 'this' ? saved : null} filter={filter} onSaved={(view) => show(view.id)} onRemoved={() => show(null)} onClose={close} />
        </Suspense>
      )}
    </header>
  );
});

/** The name of the list, and behind it the other lists; where there is room they can stand beside it for good. */
function ViewMenu({ filter, onChange }: Omit<ListHeaderProps, 'onSelectAll' | 'onChoose' | 'onOpen'>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const roomy = useMedia('(min-width: 1280px)');
  const { viewsPinned } = usePreferences();
  const title = viewTitle(t, filter, useFacetValues(), useSavedViews());
  if (roomy && viewsPinned) return <h1 className="truncate px-2 text-sm font-semibold">{title}</h1>;

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <h1 className="min-w-0 text-sm font-semibold">
        <Popover.Trigger className="flex h-8 max-w-full items-center gap-1 rounded-md px-2 hover:bg-hover data-[state=open]:bg-pressed">
          <span className="truncate">{title}</span>
          <ChevronDown aria-hidden size={13} className="shrink-0 text-ink-3" />
        </Popover.Trigger>
      </h1>
      <Popover.Portal>
        <Popover.Content aria-label={t('views.label')} align="start" sideOffset={4} collisionPadding={8} className="pop-in z-40 max-h-(--radix-popover-content-available-height) w-60 overflow-y-auto rounded-lg bg-raised shadow-pop">
          <ViewsPanel
            filter={filter}
            onPick={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
          {roomy && (
            <div className="border-t border-line p-1">
              <button type="button" onClick={() => prefer({ viewsPinned: true })} className="flex h-8 w-full items-center gap-2 rounded-md px-3 text-xs text-ink-2 hover:bg-hover">
                <PanelLeft aria-hidden size={14} />{t('views.pin')}
              </button>
            </div>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The other lists, standing beside this one. */
export function PinnedViews({ filter, onPick }: { filter: ViewFilter; onPick: (filter: ViewFilter) => void }) {
  const { t } = useWords();
  return (
    <div className="flex w-48 shrink-0 flex-col overflow-y-auto border-r border-line bg-canvas">
      <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4">
        <span className="text-xs font-medium text-ink-3">{t('views.label')}</span>
        <IconButton label={t('views.unpin')} icon={<PanelLeft aria-hidden size={15} />} onClick={() => prefer({ viewsPinned: false })} />
      </div>
      <ViewsPanel filter={filter} onPick={onPick} />
    </div>
  );
}
