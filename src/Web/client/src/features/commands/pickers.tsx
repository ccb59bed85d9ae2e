import { Check, CircleMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Priority } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { PriorityMark } from '@/features/conversations/priority-mark';
import type { Standing } from '@/features/workbench/standing';
import { useDepartments, useKeywords } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Picker, type PickerOption } from '@/shared/ui/picker';
import { useRun } from './use-commands';

export interface CommandPickerProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  /** The trigger is only where the list hangs: something else opens it. */
  anchored?: boolean;
}

const NONE = 'none';
const TAKING_AWAY = new Set([NONE, 'nobody', 'no-team']);
const priorities = ['None', 'Low', 'Medium', 'High', 'Urgent'] as const satisfies readonly Priority[];

export function PriorityPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  return (
    <Picker
      {...rest}
      label={t('actions.priority')}
      placeholder={t('actions.priority')}
      emptyText={t('actions.noMatch')}
      options={priorities.map((priority) => choice(priority, t(`priorities.${priority}`), priority === head.priority, <PriorityMark priority={priority} always />))}
      onPick={(id) => {
        rest.onOpenChange(false);
        void run(head.id, { kind: 'priority', priority: priorities.find((priority) => priority === id) ?? 'None' });
      }}
    />
  );
}

export function DepartmentPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  const departments = useDepartments();
  return (
    <Picker
      {...rest}
      label={t('actions.department')}
      placeholder={t('department.search')}
      emptyText={departments.length === 0 ? t('department.empty') : t('actions.noMatch')}
      options={[
        ...departments.map(({ id, name }) => choice(id, name, id === head.department)),
        ...(head.department === null ? [] : [choice(NONE, t('department.remove'), false)]),
      ]}
      onPick={(id) => {
        rest.onOpenChange(false);
        void run(head.id, { kind: 'department', department: id === NONE ? null : id });
      }}
    />
  );
}

export function ParticipantsPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  const agents = useAgents();
  const takesPart = (id: string) => head.participants.some((participant) => participant.id === id);
  return (
    <Picker
      {...rest}
      label={t('participants.title')}
      placeholder={t('participants.search')}
      emptyText={t('assign.nobody')}
      options={agents.map(({ id, name }) => choice(id, name, takesPart(id), <Avatar name={name} size={20} />))}
      onPick={(id) => {
        const agent = agents.find((candidate) => candidate.id === id);
        if (agent) void run(head.id, { kind: takesPart(id) ? 'remove_participant' : 'add_participant', agent: { id, name: agent.name } });
      }}
    />
  );
}

/** Keywords come from the catalogue only (S1-18). */
export function KeywordPicker({ head, ...rest }: CommandPickerProps) {
  const { t } = useWords();
  const run = useRun();
  const keywords = useKeywords();
  return (
    <Picker
      {...rest}
      label={t('keywords.title')}
      placeholder={t('keywords.search')}
      emptyText={keywords.length === 0 ? t('keywords.empty') : t('keywords.none')}
      options={keywords.map(({ id, name }) => choice(id, name, head.keywords.includes(id)))}
      onPick={(id) => void run(head.id, { kind: head.keywords.includes(id) ? 'remove_keyword' : 'add_keyword', keyword: id })}
    />
  );
}

export function choice(id: string, text: string, selected: boolean, mark: ReactNode = null): PickerOption {
  return {
    id,
    text,
    selected,
    content: <>{TAKING_AWAY.has(id) ? <span className="flex size-5 items-center justify-center text-ink-3"><CircleMinus aria-hidden size={15} /></span> : mark}<span className="flex-1 truncate">{text}</span>{selected && <Check aria-hidden size={14} />}</>,
  };
}
