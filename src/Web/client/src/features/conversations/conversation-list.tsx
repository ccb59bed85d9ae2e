import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { BulkBar } from '@/features/bulk/bulk-bar';
import { useSelection } from '@/features/bulk/use-selection';
import { useLabel } from '@/features/labels/labels';
import { useView } from '@/features/workbench/use-live';
import { useWorkbench } from '@/features/workbench/workbench';
import { useAnswerTarget } from '@/features/workspace/settings';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { useRowWindow } from '@/shared/ui/use-row-window';
import { useSlots } from '@/shared/ui/use-slots';
import { ConversationRow, ROW_HEIGHT } from './conversation-row';
import { EmptyList, NoSuchList } from './empty-list';
import { ListHeader } from './list-header';
import { ListSkeleton } from './list-skeleton';
import { LIST_PANEL } from './list-tabs';
import { useAnchoredScroll } from './use-anchored-scroll';
import { useNewAbove } from './use-new-above';
import { useRowKeys } from './use-row-keys';
import { useSteadyOrder } from './use-steady-order';
import { viewKey, widened, type ViewFilter } from './view-filter';

interface ConversationListProps {
  filter: ViewFilter;
  /** The conversation that is open. */
  current: string | null;
  hrefOf: (conversation: string) => string;
  onOpen: (conversation: string) => void;
  onFilter: (filter: ViewFilter) => void;
}

/** Rows from the end at which the next page is asked for. */
const AHEAD = 12;

/** The list with everything above it: which list it is, its filters, and what to do with the rows that were picked. */
export function ConversationList({ filter, current, hrefOf, onOpen, onFilter }: ConversationListProps) {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const key = viewKey(filter);
  const list = useView(key);
  const { rows, onPointerMove, onPointerLeave } = useSteadyOrder(list.items);
  const scroller = useRef<HTMLDivElement>(null);
  const labelOf = useLabel();
  const target = useAnswerTarget();
  const [selection, select] = useSelection(key);
  // What left the list is no longer picked: nobody sees it any more.
  const picked = selection.ids.size === 0 ? [] : list.items.filter((item) => selection.ids.has(item.id));
  const { choosing } = selection;
  const picking = picked.length > 0 || choosing;

  const rowWindow = useRowWindow(scroller, rows.length, ROW_HEIGHT);
  const { from, to } = rowWindow;
  const drawn = useSlots(scroller, rows.slice(from, to), key);

  const onAnchoredScroll = useAnchoredScroll(scroller, rows, key);
  useRowKeys({ list: key, rows, current, scroller, onShow: rowWindow.scrollTo, onSelect: select });
  const above = useNewAbove(scroller, rows, key);
  const onScroll = () => {
    onAnchoredScroll();
    rowWindow.onScroll();
    above.onScroll();
  };

  useEffect(() => {
    if (list.nextCursor !== null && to >= rows.length - AHEAD) void desk.loadOlderConversations(key);
  }, [desk, key, to, rows.length, list.nextCursor]);

  const latest = useRef({ rows, select });
  useEffect(() => {
    latest.current = { rows, select };
  });
  const onSelectAll = useCallback(() => latest.current.select({ type: 'all', rows: latest.current.rows.map((row) => row.id) }), []);
  const onChoose = useCallback(() => latest.current.select({ type: 'choose' }), []);
  const onPick = useCallback((id: string, extend: boolean) => {
    const { rows: listed, select: pick } = latest.current;
    pick(extend ? { type: 'extend', to: id, from: null, rows: listed.map((row) => row.id) } : { type: 'toggle', id });
  }, []);

  return (
    <>
      <div className="relative">
        <ListHeader filter={filter} onChange={onFilter} onOpen={onOpen} onSelectAll={onSelectAll} onChoose={onChoose} />
        <BulkBar picked={picked} choosing={choosing} onSelect={select} />
      </div>
      <div id={LIST_PANEL} role="tabpanel" aria-label={t(`tabs.${filter.tab}`)} className="relative flex min-h-0 flex-1 flex-col">
        {list.position === null && !list.refused && <ListSkeleton />}
        {list.refused && <NoSuchList onLeave={() => onFilter(widened(filter))} />}
        {list.position !== null && rows.length === 0 && <EmptyList filter={filter} onFilter={onFilter} />}
        {above.count > 0 && (
          <button type="button" onClick={above.show} className="pop-in absolute top-2 left-1/2 z-10 flex h-7 -translate-x-1/2 items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-on-accent shadow-pop hover:bg-accent-strong">
            <ArrowUp aria-hidden size={13} />{t('list.newAbove', { count: above.count })}
          </button>
        )}
        {rows.length > 0 && (
          <div ref={scroller} data-testid="conversation-list" onPointerDown={onPointerMove} onPointerMove={onPointerMove} onPointerLeave={onPointerLeave} onScroll={onScroll} className="@container/rows min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
            <ul aria-label={t('list.title')} className="relative" style={{ height: rows.length * ROW_HEIGHT }}>
              {drawn.map(({ slot, row: conversation, index }) => (
                <li key={slot} className="absolute inset-x-0 h-16 [contain:strict]" style={{ top: (from + index) * ROW_HEIGHT }}>
                  <ConversationRow
                    conversation={conversation}
                    current={conversation.id === current}
                    picked={picking ? selection.ids.has(conversation.id) : null}
                    choosing={choosing}
                    href={hrefOf(conversation.id)}
                    showAssignee={filter.tab !== 'mine'}
                    target={target}
                    labelOf={labelOf}
                    onOpen={onOpen}
                    onPick={onPick}
                  />
                </li>
              ))}
            </ul>
            {list.olderPage?.failed && (
              <div className="flex justify-center p-3"><Button onClick={() => void desk.loadOlderConversations(key)}>{t('list.tryAgain')}</Button></div>
            )}
          </div>
        )}
      </div>
    </>
  );
}
