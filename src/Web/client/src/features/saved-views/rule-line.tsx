import { X } from 'lucide-react';
import { facets, type Facet } from '@/features/conversations/view-filter';
import { useWords, type Translate } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { RuleValue, SELECT } from './rule-value';
import { attributeOf, FIRST_AGE, ruleAttributes, ruleOn, type Rule, type RuleAttribute } from './rules';

const BETWEEN = 'Between';

interface RuleLineProps {
  rule: Rule;
  /** Null: the line goes. */
  onChange: (rule: Rule | null) => void;
}

/** One condition: what, in which relation, to which value. */
export function RuleLine({ rule, onChange }: RuleLineProps) {
  const { t } = useWords();
  const choose = (name: string) => onChange(ruleOn(ruleAttributes.find((attribute) => attribute === name) ?? 'Label'));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)_auto] gap-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,0.7fr)_minmax(0,1.6fr)_auto]">
      <select aria-label={t('savedViews.attribute')} value={rule.attribute} onChange={(event) => choose(event.target.value)} className={SELECT}>
        {ruleAttributes.map((attribute) => <option key={attribute} value={attribute}>{attributeName(t, attribute)}</option>)}
      </select>
      <RelationSelect rule={rule} onChange={onChange} />
      <RuleValue key={`${rule.attribute} ${'before' in rule}`} rule={rule} onChange={onChange} />
      <IconButton label={t('savedViews.removeRule')} icon={<X aria-hidden size={14} />} onClick={() => onChange(null)} className="!size-9" />
    </div>
  );
}

function RelationSelect({ rule, onChange }: RuleLineProps) {
  const { t } = useWords();
  if ('minutes' in rule || 'before' in rule) {
    const { attribute } = rule;
    const relate = (relation: string) => onChange(relation === BETWEEN
      ? { attribute, from: null, before: null }
      : { attribute, age: relation === 'NewerThan' ? 'NewerThan' : 'OlderThan', minutes: 'minutes' in rule ? rule.minutes : FIRST_AGE });
    return (
      <select aria-label={t('savedViews.relation')} value={'minutes' in rule ? rule.age : BETWEEN} onChange={(event) => relate(event.target.value)} className={SELECT}>
        <option value="OlderThan">{t('savedViews.olderThan')}</option>
        <option value="NewerThan">{t('savedViews.newerThan')}</option>
        <option value={BETWEEN}>{t('savedViews.between')}</option>
      </select>
    );
  }
  const [is, isNot] = 'text' in rule ? [t('savedViews.contains'), t('savedViews.containsNot')] : [t('savedViews.is'), t('savedViews.isNot')];
  return (
    <select aria-label={t('savedViews.relation')} value={rule.not ? 'not' : 'has'} onChange={(event) => onChange({ ...rule, not: event.target.value === 'not' })} className={SELECT}>
      <option value="has">{is}</option>
      <option value="not">{isNot}</option>
    </select>
  );
}

function attributeName(t: Translate, attribute: RuleAttribute): string {
  const facet = facets.find((other) => attributeOf[other] === attribute);
  if (facet) return t(`facets.${facet}`);
  return t(`savedViews.attributes.${attribute as Exclude<RuleAttribute, (typeof attributeOf)[Facet]>}`);
}
