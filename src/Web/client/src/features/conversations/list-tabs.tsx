import { Tabs } from 'radix-ui';
import type { ViewCount } from '@/contract';
import { shortcuts, useShortcut, type ShortcutId } from '@/features/shortcuts/shortcuts';
import { useViewCount } from '@/features/workbench/use-live';
import { countText, shortCount } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { Tip } from '@/shared/ui/tip';
import { tabs, viewKey, type Tab, type ViewFilter } from './view-filter';

/** The element that holds the list of the chosen tab. */
export const LIST_PANEL = 'conversation-list';

const KEYS = { mine: 'tabMine', unassigned: 'tabUnassigned', teams: 'tabTeams', all: 'tabAll' } as const satisfies Record<Tab, ShortcutId>;

/** Mine, unassigned, of my teams, all (S2-17 to S2-19, S4-07): each with its count under the same filter. */
export function ListTabs({ filter, onChange }: { filter: ViewFilter; onChange: (filter: ViewFilter) => void }) {
  const { t } = useWords();
  const show = (tab: Tab) => onChange({ ...filter, tab });
  useShortcut('tabMine', () => show('mine'));
  useShortcut('tabUnassigned', () => show('unassigned'));
  useShortcut('tabTeams', () => show('teams'));
  useShortcut('tabAll', () => show('all'));

  return (
    <Tabs.Root value={filter.tab} onValueChange={(value) => show(tabs.find((tab) => tab === value) ?? 'mine')} activationMode="manual">
      <Tabs.List aria-label={t('list.title')} className="@container flex justify-between gap-2 overflow-x-auto px-3.5 [scrollbar-width:none]">
        {tabs.map((tab) => <TabWithCount key={tab} filter={{ ...filter, tab }} />)}
      </Tabs.List>
    </Tabs.Root>
  );
}

function TabWithCount({ filter }: { filter: ViewFilter }) {
  const { t } = useWords();
  const count = useViewCount(viewKey(filter));
  const key = shortcuts[KEYS[filter.tab]];
  return (
    <Tip label={t(`tabs.${filter.tab}`)} shortcut={key}>
      <Tabs.Trigger
        value={filter.tab}
        aria-controls={LIST_PANEL}
        aria-keyshortcuts={key}
        className="group -mb-px flex h-8 items-center gap-1 border-b-2 border-transparent text-xs font-medium whitespace-nowrap text-ink-3 -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:text-ink"
      >
        {t(`tabs.${filter.tab}`)}
        {count && <Count count={count} />}
      </Tabs.Trigger>
    </Tip>
  );
}

function Count({ count }: { count: ViewCount }) {
  const { language } = useWords();
  return <span title={countText(language, count)} className="tabular text-2xs text-ink-3">{shortCount(language, count)}</span>;
}
