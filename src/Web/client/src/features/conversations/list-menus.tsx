import { ArrowDownWideNarrow, Bookmark, BookmarkPlus, CheckCheck, CircleEllipsis } from 'lucide-react';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuHeading, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import { StatusMark } from './status-mark';
import { sorts, statuses, type Sort, type StatusFilter } from './view-filter';

/** S2-20. */
export function StatusFilterMenu({ value, onChange }: { value: StatusFilter; onChange: (status: StatusFilter) => void }) {
  const { t } = useWords();
  const word = (status: StatusFilter) => (status === 'any' ? t('filters.anyStatus') : t(`status.${status}`));
  return (
    <Menu>
      <MenuTrigger
        className="flex h-7 max-w-36 min-w-0 items-center gap-1.5 rounded-md px-2 text-xs text-ink-2 hover:bg-hover data-[state=open]:bg-pressed max-md:h-9"
        aria-label={t('filters.statusIs', { status: word(value) })}
      >
        {value === 'any' ? <CircleEllipsis aria-hidden size={14} /> : <StatusMark status={value} />}
        <span className="truncate">{word(value)}</span>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuHeading>{t('filters.status')}</MenuHeading>
        <MenuRadioGroup value={value} onValueChange={(next) => onChange(statuses.find((status) => status === next) ?? 'any')}>
          {statuses.map((status) => (
            <MenuRadioItem key={status} value={status}><StatusMark status={status} />{word(status)}</MenuRadioItem>
          ))}
          <MenuRadioItem value="any"><CircleEllipsis aria-hidden size={14} />{word('any')}</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

interface OrderMenuProps {
  value: Sort;
  onChange: (sort: Sort) => void;
  onSelectAll: () => void;
  /** Keeps what the list is narrowed by as a view. */
  onSave: () => void;
  /** Null: no saved view is shown. */
  onEdit: (() => void) | null;
}

export function OrderMenu({ value, onChange, onSelectAll, onSave, onEdit }: OrderMenuProps) {
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
        <MenuItem icon={<CheckCheck aria-hidden size={15} />} shortcut={shortcuts.selectAll} onSelect={onSelectAll}>{t('bulk.selectAll')}</MenuItem>
        <MenuItem icon={<BookmarkPlus aria-hidden size={15} />} onSelect={onSave}>{t('savedViews.saveAs')}</MenuItem>
        {onEdit && <MenuItem icon={<Bookmark aria-hidden size={15} />} onSelect={onEdit}>{t('savedViews.editThis')}</MenuItem>}
      </MenuContent>
    </Menu>
  );
}
