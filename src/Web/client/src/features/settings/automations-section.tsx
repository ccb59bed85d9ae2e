import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Zap } from 'lucide-react';
import { useState } from 'react';
import type { AutomationRule, AutomationRuleDraft, LabelView } from '@/contract';
import { automationsQuery, actionOf, draftOf, exampleOf, switched, triggerOf } from '@/features/automations/automations';
import { RuleForm } from '@/features/automations/rule-form';
import { labelsQuery } from '@/features/labels/labels';
import { useSession } from '@/features/session/session';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { toast } from '@/shared/ui/toasts';
import { RuleRows } from './automation-rows';
import { SelectField } from './fields';
import { Loaded, SectionPage } from './section-page';
import { at, useChange } from './use-change';

type Open = { do: 'create'; start: AutomationRuleDraft } | { do: 'edit' | 'remove'; rule: AutomationRule };

const NEW: AutomationRuleDraft = { name: '', enabled: true, trigger: triggerOf('label_added'), condition: { is: 'all', conditions: [] }, actions: [actionOf('assign_agent')] };

/** S2-40, S2-44: what is done by itself. */
export function AutomationsSection() {
  const { t } = useWords();
  const { agent } = useSession();
  const rules = useQuery({ ...automationsQuery, select: ({ items }) => items });
  const mode = useQuery({ ...automationsQuery, select: (known) => known.mode });
  const change = useChange(automationsQuery.queryKey, labelsQuery.queryKey);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const turn = async ({ id, enabled }: AutomationRule) => {
    const { items } = await client.query({ ...automationsQuery, staleTime: 0 });
    await change('PUT', `automation-rules/${at(id)}`, switched(items, id, !enabled));
  };
  const trying = (doing: Promise<unknown>) => void doing.catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  const startExample = async () => {
    const label = await change<LabelView>('POST', 'labels', { name: t('settings.automations.exampleLabel'), color: 'red' });
    setOpen({ do: 'create', start: exampleOf(label.name, label.id, agent.id) });
  };
  const create = <Button look="solid" onClick={() => setOpen({ do: 'create', start: NEW })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage title={t('sections.automations')} hint={t('settings.automations.hint')} action={create}>
      <Loaded
        query={rules}
        empty={{
          icon: <Zap size={28} strokeWidth={1.5} />, title: t('settings.automations.empty'), hint: t('settings.automations.emptyHint'),
          action: <Button onClick={() => trying(startExample())}>{t('settings.automations.example')}</Button>,
        }}
      >
        {(list) => (
          <div className="space-y-4">
            <div className="max-w-sm">
              <SelectField
                label={t('settings.automations.mode')}
                value={mode.data ?? 'all'}
                onChange={(event) => trying(change('PUT', 'automation-rules/mode', { mode: event.target.value }))}
                options={(['all', 'first_match'] as const).map((value) => ({ value, text: t(`settings.automations.modes.${value}`) }))}
              />
            </div>
            <RuleRows
              rules={list}
              onOrder={(order) => change('PUT', 'automation-rules/order', { rules: order })}
              onSwitch={(rule) => trying(turn(rule))}
              onEdit={(rule) => setOpen({ do: 'edit', rule })}
              onRemove={(rule) => setOpen({ do: 'remove', rule })}
            />
          </div>
        )}
      </Loaded>
      {open?.do === 'remove' && (
        <FormDialog title={t('settings.remove', { name: open.rule.name })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `automation-rules/${at(open.rule.id)}`)} onClose={() => setOpen(null)}>
          <p className="text-sm">{t('settings.automations.removeHint')}</p>
        </FormDialog>
      )}
      {open?.do === 'create' && (
        <RuleForm title={t('settings.automations.create')} submit={t('settings.create')} start={open.start} onSave={(draft) => change('POST', 'automation-rules', draft)} onClose={() => setOpen(null)} />
      )}
      {open?.do === 'edit' && (
        <RuleForm
          title={t('settings.edit', { name: open.rule.name })}
          submit={t('settings.save')}
          start={draftOf(open.rule)}
          onSave={(draft) => change('PUT', `automation-rules/${at(open.rule.id)}`, draft)}
          onClose={() => setOpen(null)}
        />
      )}
    </SectionPage>
  );
}
