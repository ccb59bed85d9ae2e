import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2, Zap } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AutomationRule, AutomationRuleDraft, LabelView } from '@/contract';
import { automationsQuery, actionOf, draftOf, exampleOf, moved, triggerOf } from '@/features/automations/automations';
import { RuleForm } from '@/features/automations/rule-form';
import { useRuleSummary } from '@/features/automations/rule-summary';
import { labelsQuery } from '@/features/labels/labels';
import { useSession } from '@/features/session/session';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { toast } from '@/shared/ui/toasts';
import { SelectField } from './fields';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
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
  const [open, setOpen] = useState<Open | null>(null);
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
              onSwitch={(rule) => trying(change('PUT', `automation-rules/${at(rule.id)}`, { ...draftOf(rule), enabled: !rule.enabled }))}
              onOpen={setOpen}
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

interface RuleRowsProps {
  rules: readonly AutomationRule[];
  onOrder: (order: readonly string[]) => Promise<unknown>;
  onSwitch: (rule: AutomationRule) => void;
  onOpen: (open: Open) => void;
}

function RuleRows({ rules, onOrder, onSwitch, onOpen }: RuleRowsProps) {
  const { t } = useWords();
  const summary = useRuleSummary();
  const list = useRef<HTMLDivElement>(null);
  const [saying, setSaying] = useState('');
  const move = async (rule: AutomationRule, by: -1 | 1) => {
    const order = moved(rules.map(({ id }) => id), rule.id, by);
    if (order === null) return;
    try {
      await onOrder(order);
    } catch (error) {
      toast(problemWords(t, asProblem(error)));
      return;
    }
    setSaying(t('settings.automations.moved', { name: rule.name, place: order.indexOf(rule.id) + 1 }));
    // The row is elsewhere now; the hand stays on its button, or on the other one at an end.
    requestAnimationFrame(() => {
      const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-rule="${rule.id}"] button[data-move]`) ?? [])];
      (buttons.find((button) => button.dataset['move'] === String(by) && !button.disabled) ?? buttons.find((button) => !button.disabled))?.focus();
    });
  };
  return (
    <div ref={list}>
      <p aria-live="polite" className="sr-only">{saying}</p>
      <Rows label={t('sections.automations')}>
        {rules.map((rule, index) => (
          <Row
            key={rule.id}
            title={<span className="flex items-center gap-2"><span className="truncate">{rule.name}</span>{!rule.enabled && <Badge>{t('settings.automations.off')}</Badge>}</span>}
            detail={summary(rule)}
            actions={(
              <span data-rule={rule.id} className="flex items-center gap-1 max-md:flex-wrap max-md:justify-end">
                <input type="checkbox" role="switch" aria-label={t('settings.automations.isOn', { name: rule.name })} checked={rule.enabled} onChange={() => onSwitch(rule)} className="mx-1 size-4 accent-(--accent)" />
                <IconButton data-move="-1" disabled={index === 0} label={t('settings.automations.up', { name: rule.name })} icon={<ArrowUp aria-hidden size={14} />} onClick={() => void move(rule, -1)} />
                <IconButton data-move="1" disabled={index === rules.length - 1} label={t('settings.automations.down', { name: rule.name })} icon={<ArrowDown aria-hidden size={14} />} onClick={() => void move(rule, 1)} />
                <IconButton label={t('settings.edit', { name: rule.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => onOpen({ do: 'edit', rule })} />
                <IconButton label={t('settings.remove', { name: rule.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => onOpen({ do: 'remove', rule })} />
              </span>
            )}
          />
        ))}
      </Rows>
    </div>
  );
}
