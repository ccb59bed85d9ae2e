import { CircleCheck, Inbox } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLabel } from '@/features/labels/labels';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useView } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ConversationRow, ROW_HEIGHT } from './conversation-row';
import { ListSkeleton } from './list-skeleton';
import { useAnchoredScroll } from './use-anchored-scroll';
import { useSteadyOrder } from './use-steady-order';
import { viewKey, type ViewFilter } from './view-filter';

interface ConversationListProps {
  filter: ViewFilter;
  selected: string | null;
  hrefOf: (conversation: string) => string;
  onOpen: (conversation: string) => void;
  onFilter: (filter: ViewFilter) => void;
}

/** Rows from the end at which the next page is asked for. */
const AHEAD = 12;

export function ConversationList({ filter, selected, hrefOf, onOpen, onFilter }: ConversationListProps) {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const key = viewKey(filter);
  const list = useView(key);
  const { rows, onPointerMove, onPointerLeave } = useSteadyOrder(list.items);
  const scroller = useRef<HTMLDivElement>(null);
  const labelOf = useLabel();

  // The compiler leaves this component alone: the virtualizer's answers change without its identity.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;

  useAnchoredScroll(scroller, rows, key);

  useEffect(() => {
    if (list.nextCursor !== null && last >= rows.length - AHEAD) void desk.loadOlderConversations(key);
  }, [desk, key, last, rows.length, list.nextCursor]);

  const move = (step: number) => {
    const focused = scroller.current?.querySelector(':focus')?.getAttribute('data-conversation') ?? selected;
    const from = rows.findIndex((row) => row.id === focused);
    const index = from < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, from + step));
    const target = rows[index];
    if (!target) return;
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(target.id)}"]`)?.focus());
  };
  useShortcut('next', () => move(1));
  useShortcut('previous', () => move(-1));

  if (list.position === null) return <ListSkeleton />;
  if (rows.length === 0) return <EmptyList filter={filter} onFilter={onFilter} />;

  return (
    <div ref={scroller} data-testid="conversation-list" onPointerMove={onPointerMove} onPointerLeave={onPointerLeave} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      <ul aria-label={t('list.title')} className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key: rowKey }) => {
          const conversation = rows[index];
          return conversation && (
            <li key={rowKey} className="absolute inset-x-0 top-0 h-16" style={{ transform: `translateY(${start}px)` }}>
              <ConversationRow
                conversation={conversation}
                selected={conversation.id === selected}
                href={hrefOf(conversation.id)}
                showStatus={filter.status === 'any'}
                showAssignee={filter.tab !== 'mine'}
                labelOf={labelOf}
                onOpen={onOpen}
              />
            </li>
          );
        })}
      </ul>
      {list.olderPage?.failed && (
        <div className="flex justify-center p-3"><Button onClick={() => void desk.loadOlderConversations(key)}>{t('list.tryAgain')}</Button></div>
      )}
    </div>
  );
}

function EmptyList({ filter, onFilter }: { filter: ViewFilter; onFilter: (filter: ViewFilter) => void }) {
  const { t } = useWords();
  if (filter.status !== 'Open' || filter.label !== null) {
    return (
      <EmptyState
        icon={<Inbox size={28} strokeWidth={1.5} />}
        title={t('empty.filtered.title')}
        hint={t('empty.filtered.hint')}
        action={<Button onClick={() => onFilter({ ...filter, status: 'Open', label: null })}>{t('empty.filtered.action')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={filter.tab === 'all' ? <Inbox size={28} strokeWidth={1.5} /> : <CircleCheck size={28} strokeWidth={1.5} />}
      title={t(`empty.${filter.tab}.title`)}
      hint={t(`empty.${filter.tab}.hint`)}
      action={filter.tab === 'mine' && <Button onClick={() => onFilter({ ...filter, tab: 'unassigned' })}>{t('empty.mine.action')}</Button>}
    />
  );
}
