import { ArrowDownWideNarrow, Bookmark, BookmarkPlus, CheckCheck, CircleEllipsis, SquareCheck } from 'lucide-react';
import type { ConversationStatus } from '@/contract';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuCheckItem, MenuContent, MenuHeading, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import { StatusMark } from './status-mark';
import { sorts, statuses, toggled, type Sort } from './view-filter';

/** S2-20: any of the statuses that are ticked; without one, every status. */
export function StatusFilterMenu({ value, onChange }: { value: readonly ConversationStatus[]; onChange: (status: readonly ConversationStatus[]) => void }) {
  const { t } = useWords();
  const [only] = value;
  const text = value.length === 0 ? t('filters.anyStatus') : statuses.filter((status) => value.includes(status)).map((status) => t(`status.${status}`)).join(', ');
  return (
    <Menu>
      <MenuTrigger
        className="flex h-7 max-w-36 min-w-0 items-center gap-1.5 rounded-md px-2 text-xs text-ink-2 hover:bg-hover data-[state=open]:bg-pressed max-md:h-9"
        aria-label={t('filters.statusIs', { status: text })}
      >
        {value.length === 1 && only !== undefined ? <StatusMark status={only} /> : <CircleEllipsis aria-hidden size={14} className="shrink-0" />}
        <span className="truncate">{text}</span>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuHeading>{t('filters.status')}</MenuHeading>
        {statuses.map((status) => (
          <MenuCheckItem
            key={status}
            checked={value.includes(status)}
            onCheckedChange={() => onChange(toggled(value, status))}
            // More than one may be meant.
            onSelect={(event) => event.preventDefault()}
          >
            <StatusMark status={status} />{t(`status.${status}`)}
          </MenuCheckItem>
        ))}
        <MenuSeparator />
        <MenuCheckItem checked={value.length === 0} onCheckedChange={() => onChange([])}><CircleEllipsis aria-hidden size={14} />{t('filters.anyStatus')}</MenuCheckItem>
      </MenuContent>
    </Menu>
  );
}

interface OrderMenuProps {
  value: Sort;
  onChange: (sort: Sort) => void;
  onSelectAll: () => void;
  /** Rows are picked by a touch. */
  onChoose: () => void;
  /** Keeps what the list is narrowed by as a view. */
  onSave: () => void;
  /** Null: no saved view is shown. */
  onEdit: (() => void) | null;
}

export function OrderMenu({ value, onChange, onSelectAll, onChoose, onSave, onEdit }: OrderMenuProps) {
  const { t } = useWords();
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('sorts.label', { order: t(`sorts.${value}`) })} icon={<ArrowDownWideNarrow aria-hidden size={15} />} />
      </MenuTrigger>
      <MenuContent align="end" className="w-60">
        <MenuHeading>{t('sorts.title')}</MenuHeading>
        <MenuRadioGroup value={value} onValueChange={(next) => onChange(sorts.find((sort) => sort === next) ?? 'newest')}>
          {sorts.map((sort) => <MenuRadioItem key={sort} value={sort}>{t(`sorts.${sort}`)}</MenuRadioItem>)}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<SquareCheck aria-hidden size={15} />} onSelect={onChoose}>{t('bulk.choose')}</MenuItem>
        <MenuItem icon={<CheckCheck aria-hidden size={15} />} shortcut={shortcuts.selectAll} onSelect={onSelectAll}>{t('bulk.selectAll')}</MenuItem>
        <MenuItem icon={<BookmarkPlus aria-hidden size={15} />} onSelect={onSave}>{t('savedViews.saveAs')}</MenuItem>
        {onEdit && <MenuItem icon={<Bookmark aria-hidden size={15} />} onSelect={onEdit}>{t('savedViews.editThis')}</MenuItem>}
      </MenuContent>
    </Menu>
  );
}
