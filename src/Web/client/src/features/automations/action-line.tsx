import { X } from 'lucide-react';
import type { RuleAction } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { useLabels } from '@/features/labels/labels';
import { isThere, useDepartments, useEveryTeam, useKeywords } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { actionKinds, actionOf } from './automations';
import { ChoicesField, type Choice } from './choices-field';

interface ActionLineProps {
  action: RuleAction;
  /** Null: the line goes. */
  onChange: (action: RuleAction | null) => void;
}

const SELECT = 'h-9 w-full min-w-0 rounded-md border border-control-line bg-surface px-2 text-sm';
const PRIORITIES = ['None', 'Low', 'Medium', 'High', 'Urgent'] as const;

/** One thing that a rule does: what, and with whom or what. */
export function ActionLine({ action, onChange }: ActionLineProps) {
  const { t } = useWords();
  return (
    <li className="space-y-1.5 rounded-md border border-line p-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-1.5 sm:grid-cols-[minmax(0,0.8fr)_minmax(0,1fr)_auto]">
        <select aria-label={t('settings.automations.action')} value={action.do} onChange={(event) => onChange(actionOf(actionKinds.find((kind) => kind === event.target.value) ?? action.do))} className={SELECT}>
          {actionKinds.map((kind) => <option key={kind} value={kind}>{t(`settings.automations.actions.${kind}`)}</option>)}
        </select>
        <div className="min-w-0 max-sm:order-3 max-sm:col-span-2"><Target action={action} onChange={onChange} /></div>
        <IconButton label={t('settings.automations.removeAction')} icon={<X aria-hidden size={14} />} onClick={() => onChange(null)} className="!size-9" />
      </div>
      {'reassign' in action && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          {action.do === 'assign_member' && (
            <select aria-label={t('settings.automations.choice')} value={action.choice} onChange={(event) => onChange({ ...action, choice: event.target.value === 'LeastOpen' ? 'LeastOpen' : 'RoundRobin' })} className="h-8 min-w-0 rounded-md border border-control-line bg-surface px-2 text-xs">
              <option value="RoundRobin">{t('settings.automations.choices.RoundRobin')}</option>
              <option value="LeastOpen">{t('settings.automations.choices.LeastOpen')}</option>
            </select>
          )}
          <label className="inline-flex min-h-8 items-center gap-2 text-xs">
            <input type="checkbox" checked={action.reassign} onChange={(event) => onChange({ ...action, reassign: event.target.checked })} className="size-4 accent-(--accent)" />
            {t('settings.automations.reassign')}
          </label>
        </div>
      )}
      {action.do === 'assign_member' && <p className="text-2xs text-ink-3">{t('settings.automations.fallback')}</p>}
    </li>
  );
}

function Target({ action, onChange }: { action: RuleAction; onChange: (action: RuleAction) => void }) {
  const { t } = useWords();
  const [agents, teams, departments] = [useAgents(), useEveryTeam(), useDepartments()];
  const [labels, keywords] = [useLabels(), useKeywords()];
  switch (action.do) {
    case 'assign_agent': return <OneOf label={t('settings.automations.agent')} choices={agents} value={action.agent} onChange={(agent) => onChange({ ...action, agent })} />;
    case 'assign_team':
    case 'assign_member': return <OneOf label={t('facets.team')} choices={teams.filter((team) => isThere(team) || team.id === action.team)} value={action.team} onChange={(team) => onChange({ ...action, team })} />;
    case 'set_department': return <OneOf label={t('facets.department')} choices={departments} value={action.department} onChange={(department) => onChange({ ...action, department })} />;
    case 'add_label': return <OneOf label={t('facets.label')} choices={labels} value={action.label} onChange={(label) => onChange({ ...action, label })} />;
    case 'add_keyword': return <OneOf label={t('facets.keyword')} choices={keywords} value={action.keyword} onChange={(keyword) => onChange({ ...action, keyword })} />;
    case 'set_priority': return (
      <select aria-label={t('facets.priority')} value={action.priority} onChange={(event) => onChange({ ...action, priority: PRIORITIES.find((priority) => priority === event.target.value) ?? action.priority })} className={SELECT}>
        {PRIORITIES.map((priority) => <option key={priority} value={priority}>{t(`priorities.${priority}`)}</option>)}
      </select>
    );
    case 'notify': return <ChoicesField label={t('settings.automations.agents')} empty={t('settings.automations.choose')} choices={agents} chosen={action.agents} onChange={(chosen) => onChange({ ...action, agents: chosen })} />;
  }
}

function OneOf({ label, choices, value, onChange }: { label: string; choices: readonly Choice[]; value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const isGone = value !== '' && !choices.some(({ id }) => id === value);
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} className={SELECT}>
      {value === '' && <option value="">{t('settings.automations.choose')}</option>}
      {isGone && <option value={value}>{t('settings.automations.gone', { name: value })}</option>}
      {choices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </select>
  );
}
