import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AutomationRule } from '@/contract';
import { moved } from '@/features/automations/automations';
import { useRuleSummary } from '@/features/automations/rule-summary';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { toast } from '@/shared/ui/toasts';
import { useMedia } from '@/shared/ui/use-media';
import { Badge, Row, Rows } from './section-page';

interface RuleRowsProps {
  rules: readonly AutomationRule[];
  onOrder: (order: readonly string[]) => Promise<unknown>;
  onSwitch: (rule: AutomationRule) => void;
  onEdit: (rule: AutomationRule) => void;
  onRemove: (rule: AutomationRule) => void;
}

/** The rules in their order, each with what can be done to it. */
export function RuleRows({ rules, onOrder, onSwitch, onEdit, onRemove }: RuleRowsProps) {
  const { t } = useWords();
  const summary = useRuleSummary();
  const wide = useMedia('(min-width: 768px)');
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
  const controls = (rule: AutomationRule, index: number) => (
    <span data-rule={rule.id} className="flex items-center gap-1">
      <input type="checkbox" role="switch" aria-label={t('settings.automations.isOn', { name: rule.name })} checked={rule.enabled} onChange={() => onSwitch(rule)} className="mx-1 size-4 accent-(--accent)" />
      <IconButton data-move="-1" disabled={index === 0} label={t('settings.automations.up', { name: rule.name })} icon={<ArrowUp aria-hidden size={14} />} onClick={() => void move(rule, -1)} />
      <IconButton data-move="1" disabled={index === rules.length - 1} label={t('settings.automations.down', { name: rule.name })} icon={<ArrowDown aria-hidden size={14} />} onClick={() => void move(rule, 1)} />
      <IconButton label={t('settings.edit', { name: rule.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => onEdit(rule)} />
      <IconButton label={t('settings.remove', { name: rule.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => onRemove(rule)} />
    </span>
  );
  return (
    <div ref={list}>
      <p aria-live="polite" className="sr-only">{saying}</p>
      <Rows label={t('sections.automations')}>
        {rules.map((rule, index) => (
          <Row
            key={rule.id}
            title={<span className="flex items-center gap-2"><span className="truncate">{rule.name}</span>{!rule.enabled && <Badge>{t('settings.automations.off')}</Badge>}</span>}
            detail={summary(rule)}
            actions={wide && controls(rule, index)}
          >
            {!wide && <div className="flex justify-end">{controls(rule, index)}</div>}
          </Row>
        ))}
      </Rows>
    </div>
  );
}
