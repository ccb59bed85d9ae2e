import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AutomationRuleDraft, RuleAction } from '@/contract';
import { RuleLine } from '@/features/saved-views/rule-line';
import { conditionOf, isWhole as isWholeLine, ruleOn, rulesOf, type Rule } from '@/features/saved-views/rules';
import { TextField } from '@/features/settings/fields';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ActionLine } from './action-line';
import { actionOf, isWhole, mostActions, nameLength } from './automations';
import { RuleTrial } from './rule-trial';
import { TriggerField } from './trigger-field';

interface RuleFormProps {
  title: string;
  submit: string;
  start: AutomationRuleDraft;
  onSave: (draft: AutomationRuleDraft) => Promise<unknown>;
  onClose: () => void;
}

/** When, of which conversations, what: and a try before it counts. */
export function RuleForm({ title, submit, start, onSave, onClose }: RuleFormProps) {
  const { t } = useWords();
  const known = rulesOf(start.condition);
  const [name, setName] = useState(start.name);
  const [trigger, setTrigger] = useState(start.trigger);
  const [any, setAny] = useState(known?.any ?? false);
  const [lines, setLines] = useState<readonly Rule[]>(known?.rules ?? []);
  const [actions, setActions] = useState<readonly RuleAction[]>(start.actions);
  // Without a line a rule is for every conversation; and what this editor cannot show stays as it is.
  const condition = known ? conditionOf(lines, any && lines.length > 0) : start.condition;
  const draft: AutomationRuleDraft = { ...start, name: name.trim(), trigger, condition, actions: [...actions] };
  // A line that was begun and says nothing must not become a rule for every conversation.
  const ready = draft.name !== '' && lines.every(isWholeLine) && actions.length > 0 && actions.every(isWhole);
  const putLine = (index: number, line: Rule | null) => setLines((all) => all.flatMap((other, at) => (at !== index ? [other] : line ? [line] : [])));
  const putAction = (index: number, action: RuleAction | null) => setActions((all) => all.flatMap((other, at) => (at !== index ? [other] : action ? [action] : [])));

  return (
    <FormDialog title={title} submit={submit} ready={ready} onSubmit={() => onSave(draft)} onClose={onClose}>
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={nameLength} required />
      <fieldset>
        <legend className="mb-1 text-xs font-medium text-ink-2">{t('settings.automations.when')}</legend>
        <TriggerField trigger={trigger} onChange={setTrigger} />
      </fieldset>
      <fieldset className="space-y-2">
        <legend className="mb-1 text-xs font-medium text-ink-2">{t('settings.automations.if')}</legend>
        {known === null && <p className="text-xs text-ink-3">{t('savedViews.foreign')}</p>}
        {lines.length > 1 && (
          <select aria-label={t('savedViews.conditions')} value={any ? 'any' : 'all'} onChange={(event) => setAny(event.target.value === 'any')} className="h-9 w-full rounded-md border border-control-line bg-surface px-2.5 text-sm">
            <option value="all">{t('savedViews.all')}</option>
            <option value="any">{t('savedViews.any')}</option>
          </select>
        )}
        {known && lines.length === 0 && <p className="text-xs text-ink-3">{t('settings.automations.always')}</p>}
        {lines.map((line, index) => <RuleLine key={index} rule={line} onChange={(next) => putLine(index, next)} />)}
        {known && <Button look="ghost" onClick={() => setLines((all) => [...all, ruleOn('Inbox')])}><Plus aria-hidden size={13} />{t('savedViews.add')}</Button>}
      </fieldset>
      <fieldset className="space-y-2">
        <legend className="mb-1 text-xs font-medium text-ink-2">{t('settings.automations.then')}</legend>
        <ol className="space-y-2">{actions.map((action, index) => <ActionLine key={index} action={action} onChange={(next) => putAction(index, next)} />)}</ol>
        {actions.length < mostActions && <Button look="ghost" onClick={() => setActions((all) => [...all, actionOf('assign_agent')])}><Plus aria-hidden size={13} />{t('settings.automations.addAction')}</Button>}
      </fieldset>
      <RuleTrial draft={draft} ready={ready} />
    </FormDialog>
  );
}
