import type { RuleTrigger } from '@/contract';
import { useLabels } from '@/features/labels/labels';
import { useDepartments, useKeywords } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { triggerOf, triggers } from './automations';
import { ChoicesField } from './choices-field';

/** When a rule is asked. */
export function TriggerField({ trigger, onChange }: { trigger: RuleTrigger; onChange: (trigger: RuleTrigger) => void }) {
  const { t } = useWords();
  const [labels, keywords, departments] = [useLabels(), useKeywords(), useDepartments()];
  return (
    <div className="grid gap-1.5 sm:grid-cols-2">
      <select aria-label={t('settings.automations.when')} value={trigger.on} onChange={(event) => onChange(triggerOf(triggers.find((on) => on === event.target.value) ?? trigger.on))} className="h-9 min-w-0 rounded-md border border-control-line bg-surface px-2 text-sm">
        {triggers.map((on) => <option key={on} value={on}>{t(`settings.automations.triggers.${on}`)}</option>)}
      </select>
      {trigger.on === 'label_added' && (
        <ChoicesField label={t('settings.automations.labels')} empty={t('settings.automations.anyLabel')} choices={labels} chosen={trigger.labels} onChange={(chosen) => onChange({ ...trigger, labels: chosen })} />
      )}
      {trigger.on === 'keyword_added' && (
        <ChoicesField label={t('settings.automations.keywords')} empty={t('settings.automations.anyKeyword')} choices={keywords} chosen={trigger.keywords} onChange={(chosen) => onChange({ ...trigger, keywords: chosen })} />
      )}
      {trigger.on === 'department_changed' && (
        <ChoicesField label={t('settings.automations.departments')} empty={t('settings.automations.anyDepartment')} choices={departments} chosen={trigger.departments} onChange={(chosen) => onChange({ ...trigger, departments: chosen })} />
      )}
    </div>
  );
}
