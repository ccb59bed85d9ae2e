import { ListFilter, Tag } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ViewCount } from '@/contract';
import { useLabels } from '@/features/labels/labels';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { countText, shortCount } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { LabelDot } from '@/shared/ui/label-pill';
import { Menu, MenuContent, MenuHeading, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/shared/ui/menu';
import { Tip } from '@/shared/ui/tip';
import { useView } from '@/features/workbench/use-live';
import { StatusMark } from './status-mark';
import { statuses, tabs, viewKey, type StatusFilter, type Tab, type ViewFilter } from './view-filter';

interface ListHeaderProps {
  filter: ViewFilter;
  onChange: (filter: ViewFilter) => void;
}

/** The element that holds the list of the chosen tab. */
export const LIST_PANEL = 'conversation-list';

const KEYS = { mine: 'tabMine', unassigned: 'tabUnassigned', all: 'tabAll' } as const;

export function ListHeader({ filter, onChange }: ListHeaderProps) {
  const { t } = useWords();
  const show = (tab: Tab) => onChange({ ...filter, tab });
  useShortcut('tabMine', () => show('mine'));
  useShortcut('tabUnassigned', () => show('unassigned'));
  useShortcut('tabAll', () => show('all'));

  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-12 items-center justify-between pr-2 pl-3.5">
        <h1 className="text-sm font-semibold">{t('list.title')}</h1>
        <div className="flex items-center gap-0.5">
          <StatusFilterMenu value={filter.status} onChange={(status) => onChange({ ...filter, status })} />
          <LabelFilterMenu value={filter.label} onChange={(label) => onChange({ ...filter, label })} />
        </div>
      </div>
      <Tabs.Root value={filter.tab} onValueChange={(value) => show(tabs.find((tab) => tab === value) ?? 'mine')} activationMode="manual">
        <Tabs.List aria-label={t('list.title')} className="flex gap-4 px-3.5">
          {tabs.map((tab) => <TabWithCount key={tab} filter={{ ...filter, tab }} />)}
        </Tabs.List>
      </Tabs.Root>
    </header>
  );
}

function TabWithCount({ filter }: { filter: ViewFilter }) {
  const { t } = useWords();
  const { count } = useView(viewKey(filter));
  return (
    <Tip label={t(`tabs.${filter.tab}`)} shortcut={shortcuts[KEYS[filter.tab]]}>
      <Tabs.Trigger
        value={filter.tab}
        aria-controls={LIST_PANEL}
        aria-keyshortcuts={shortcuts[KEYS[filter.tab]]}
        className="-mb-px flex h-8 items-center gap-1.5 border-b-2 border-transparent text-xs font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-selected:border-accent aria-selected:text-ink"
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

const TRIGGER = 'flex h-7 max-w-32 items-center gap-1.5 rounded-md px-2 text-xs text-ink-2 hover:bg-hover data-[state=open]:bg-pressed';

function StatusFilterMenu({ value, onChange }: { value: StatusFilter; onChange: (status: StatusFilter) => void }) {
  const { t } = useWords();
  const word = (status: StatusFilter) => (status === 'any' ? t('filters.anyStatus') : t(`status.${status}`));
  return (
    <Menu>
      <MenuTrigger className={TRIGGER} aria-label={t('filters.statusIs', { status: word(value) })}>
        {value === 'any' ? <ListFilter aria-hidden size={14} /> : <StatusMark status={value} />}
        <span className="truncate">{word(value)}</span>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuHeading>{t('filters.status')}</MenuHeading>
        <MenuRadioGroup value={value} onValueChange={(next) => onChange(statuses.find((status) => status === next) ?? 'any')}>
          {statuses.map((status) => (
            <MenuRadioItem key={status} value={status}><StatusMark status={status} />{word(status)}</MenuRadioItem>
          ))}
          <MenuRadioItem value="any"><ListFilter aria-hidden size={14} />{word('any')}</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

function LabelFilterMenu({ value, onChange }: { value: string | null; onChange: (label: string | null) => void }) {
  const { t } = useWords();
  const labels = useLabels();
  const current = labels.find((label) => label.id === value);
  return (
    <Menu>
      <MenuTrigger className={TRIGGER} aria-label={t('filters.labelIs', { label: current?.name ?? value ?? t('filters.anyLabel') })}>
        {value === null ? <Tag aria-hidden size={14} /> : <><LabelDot color={current?.color ?? 'gray'} /><span className="truncate">{current?.name ?? value}</span></>}
      </MenuTrigger>
      <MenuContent align="end">
        <MenuHeading>{t('filters.label')}</MenuHeading>
        <MenuRadioGroup value={value ?? ''} onValueChange={(next) => onChange(next === '' ? null : next)}>
          <MenuRadioItem value=""><Tag aria-hidden size={14} />{t('filters.anyLabel')}</MenuRadioItem>
          {labels.map((label) => (
            <MenuRadioItem key={label.id} value={label.id}><LabelDot color={label.color} />{label.name}</MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
