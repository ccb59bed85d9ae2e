import { X } from 'lucide-react';
import { useState } from 'react';
import { useFacetValues, type FacetValue } from '@/features/conversations/facet-values';
import { StatusMark } from '@/features/conversations/status-mark';
import { facets, NONE, statuses } from '@/features/conversations/view-filter';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Picker } from '@/shared/ui/picker';
import { attributeOf, type Rule } from './saved-views';

interface RuleLineProps {
  rule: Rule;
  /** Null: the line goes. */
  onChange: (rule: Rule | null) => void;
}

const SELECT = 'h-9 min-w-0 rounded-md border border-control-line bg-surface px-2 text-xs';

/** One condition: what, whether or not, which ones. */
export function RuleLine({ rule, onChange }: RuleLineProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const values = useFacetValues();
  const choices = [{ attribute: 'Status' as const, text: t('filters.status') }, ...facets.map((facet) => ({ attribute: attributeOf[facet], text: t(`facets.${facet}`) }))];
  const facet = facets.find((other) => attributeOf[other] === rule.attribute);
  const options: readonly FacetValue[] = facet
    ? values[facet].map((option) => ({ ...option, value: option.value === NONE ? '' : option.value }))
    : statuses.map((status) => ({ value: status, text: t(`status.${status}`), mark: <StatusMark status={status} /> }));
  const chosen = rule.values.map((value) => options.find((option) => option.value === value)?.text ?? value).join(', ');
  const toggle = (value: string) => onChange({ ...rule, values: rule.values.includes(value) ? rule.values.filter((other) => other !== value) : [...rule.values, value] });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)_auto] gap-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,0.7fr)_minmax(0,1.6fr)_auto]">
      <select aria-label={t('savedViews.attribute')} value={rule.attribute} onChange={(event) => onChange({ ...rule, attribute: choices.find((choice) => choice.attribute === event.target.value)?.attribute ?? 'Label', values: [] })} className={SELECT}>
        {choices.map(({ attribute, text }) => <option key={attribute} value={attribute}>{text}</option>)}
      </select>
      <select aria-label={t('savedViews.relation')} value={rule.not ? 'not' : 'has'} onChange={(event) => onChange({ ...rule, not: event.target.value === 'not' })} className={SELECT}>
        <option value="has">{t('savedViews.is')}</option>
        <option value="not">{t('savedViews.isNot')}</option>
      </select>
      <Picker
        open={open}
        onOpenChange={setOpen}
        label={t('savedViews.values')}
        placeholder={t('facets.search')}
        emptyText={t('facets.nothing')}
        trigger={<button type="button" aria-label={`${t('savedViews.values')} ${chosen}`} className="h-9 min-w-0 truncate rounded-md border border-control-line bg-surface px-2 text-left text-xs max-sm:order-4 max-sm:col-span-3">{chosen || <span className="text-ink-3">{t('savedViews.choose')}</span>}</button>}
        options={options.map(({ value, text, mark }) => ({
          id: value,
          text,
          selected: rule.values.includes(value),
          content: <>{mark}<span className="flex-1 truncate">{text}</span>{rule.values.includes(value) && <span aria-hidden>✓</span>}</>,
        }))}
        onPick={toggle}
      />
      <IconButton label={t('savedViews.removeRule')} icon={<X aria-hidden size={14} />} onClick={() => onChange(null)} className="!size-9" />
    </div>
  );
}
