import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useFacetValues, type FacetValue } from '@/features/conversations/facet-values';
import { StatusMark } from '@/features/conversations/status-mark';
import { facets, NONE, statuses } from '@/features/conversations/view-filter';
import { plannedTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Picker } from '@/shared/ui/picker';
import { attributeOf, firstDay, fromDay, lastDay, numbersIn, toDay, type AgeRule, type Rule, type TextRule, type TimeRule, type ValuesRule } from './rules';

export const SELECT = 'h-9 min-w-0 rounded-md border border-control-line bg-surface px-2 text-xs';
/** On a narrow screen the value stands below the rest of its line. */
const VALUE = 'max-sm:order-4 max-sm:col-span-3';

interface RuleValueProps<T extends Rule> {
  rule: T;
  onChange: (rule: T) => void;
}

/** What the attribute of a line is compared with. */
export function RuleValue({ rule, onChange }: RuleValueProps<Rule>) {
  if ('minutes' in rule) return <AgeValue rule={rule} onChange={onChange} />;
  if ('before' in rule) return <PeriodValue rule={rule} onChange={onChange} />;
  if ('text' in rule) return <TextValue rule={rule} onChange={onChange} />;
  return rule.attribute === 'Number' ? <NumbersValue rule={rule} onChange={onChange} /> : <ChosenValues rule={rule} onChange={onChange} />;
}

function TextValue({ rule, onChange }: RuleValueProps<TextRule>) {
  const { t } = useWords();
  return <input aria-label={t('savedViews.values')} value={rule.text} maxLength={100} placeholder={t('savedViews.partOfName')} onChange={(event) => onChange({ ...rule, text: event.target.value })} className={`${SELECT} ${VALUE}`} />;
}

/** What is typed stays as it is; what it says are numbers. */
function NumbersValue({ rule, onChange }: RuleValueProps<ValuesRule>) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const shown = numbersIn(typed).join() === rule.values.join() ? typed : rule.values.join(', ');
  return (
    <input
      aria-label={t('savedViews.values')}
      value={shown}
      inputMode="numeric"
      placeholder="12, 40"
      onChange={(event) => {
        setTyped(event.target.value);
        onChange({ ...rule, values: numbersIn(event.target.value) });
      }}
      className={`${SELECT} ${VALUE}`}
    />
  );
}

const UNITS = { days: 24 * 60, hours: 60, minutes: 1 } as const;
type Unit = keyof typeof UNITS;
const UNIT_NAMES = ['minutes', 'hours', 'days'] as const satisfies readonly Unit[];
/** The server's: a year. */
const MOST_MINUTES = 365 * UNITS.days;

function AgeValue({ rule, onChange }: RuleValueProps<AgeRule>) {
  const { t } = useWords();
  const [unit, setUnit] = useState<Unit>(() => (rule.minutes % UNITS.days === 0 ? 'days' : rule.minutes % UNITS.hours === 0 ? 'hours' : 'minutes'));
  const amount = rule.minutes / UNITS[unit];
  const change = (count: number, of: Unit) => onChange({ ...rule, minutes: Math.min(MOST_MINUTES, Math.max(0, Math.round(count)) * UNITS[of]) });
  return (
    <span className={`grid grid-cols-2 gap-1.5 ${VALUE}`}>
      <input type="number" min={1} max={MOST_MINUTES / UNITS[unit]} aria-label={t('savedViews.values')} value={amount === 0 ? '' : amount} onChange={(event) => change(event.target.valueAsNumber || 0, unit)} className={SELECT} />
      <select
        aria-label={t('savedViews.unit')}
        value={unit}
        onChange={(event) => {
          const next = UNIT_NAMES.find((other) => other === event.target.value) ?? 'hours';
          setUnit(next);
          change(amount, next);
        }}
        className={SELECT}
      >
        {UNIT_NAMES.map((other) => <option key={other} value={other}>{t(`savedViews.units.${other}`)}</option>)}
      </select>
    </span>
  );
}

/** From one day to another, both of them in it; one of the two can be left open. */
function PeriodValue({ rule, onChange }: RuleValueProps<TimeRule>) {
  const { t, language } = useWords();
  const [first, last] = [firstDay(rule), lastDay(rule)];
  // Another zone's days, or what a program wrote, begin or end within a day of the reader's.
  const exact = [
    rule.from !== null && fromDay(rule, first).from !== rule.from ? t('savedViews.exactFrom', { time: plannedTime(language, rule.from) }) : null,
    rule.before !== null && toDay(rule, last).before !== rule.before ? t('savedViews.exactBefore', { time: plannedTime(language, rule.before) }) : null,
  ].filter((part) => part !== null);
  return (
    <span className={`grid grid-cols-2 gap-1.5 ${VALUE}`}>
      <input type="date" aria-label={t('savedViews.firstDay')} value={first} max={last} onChange={(event) => onChange(fromDay(rule, event.target.value))} className={SELECT} />
      <input type="date" aria-label={t('savedViews.lastDay')} value={last} min={first} onChange={(event) => onChange(toDay(rule, event.target.value))} className={SELECT} />
      {exact.length > 0 && <span className="col-span-2 text-2xs text-ink-3">{exact.join(' ')}</span>}
    </span>
  );
}

function ChosenValues({ rule, onChange }: RuleValueProps<ValuesRule>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const options = useOptions(rule.attribute);
  const chosen = rule.values.map((value) => options.find((option) => option.value === value)?.text ?? value).join(', ');
  const toggle = (value: string) => onChange({ ...rule, values: rule.values.includes(value) ? rule.values.filter((other) => other !== value) : [...rule.values, value] });
  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('savedViews.values')}
      placeholder={t('facets.search')}
      emptyText={t('facets.nothing')}
      trigger={<button type="button" aria-label={`${t('savedViews.values')} ${chosen || t('savedViews.choose')}`} className={`${SELECT} ${VALUE} flex items-center gap-2 text-left`}><span className={classes('min-w-0 flex-1 truncate', chosen === '' && 'text-ink-3')}>{chosen || t('savedViews.choose')}</span><ChevronDown aria-hidden size={14} className="shrink-0 text-ink-3" /></button>}
      options={options.map(({ value, text, mark }) => ({
        id: value,
        text,
        selected: rule.values.includes(value),
        content: <>{mark}<span className="flex-1 truncate">{text}</span>{rule.values.includes(value) && <span aria-hidden>✓</span>}</>,
      }))}
      onPick={toggle}
    />
  );
}

/** What an attribute can be; where it can be nothing, the server calls that an empty text. */
function useOptions(attribute: ValuesRule['attribute']): readonly FacetValue[] {
  const { t } = useWords();
  const values = useFacetValues();
  const facet = facets.find((other) => attributeOf[other] === attribute);
  if (facet) return values[facet].map((option) => ({ ...option, value: option.value === NONE ? '' : option.value }));
  if (attribute === 'Waiting') return [{ value: 'yes', text: t('contact.yes'), mark: null }, { value: '', text: t('contact.no'), mark: null }];
  return attribute === 'Status' ? statuses.map((status) => ({ value: status, text: t(`status.${status}`), mark: <StatusMark status={status} /> })) : [];
}
