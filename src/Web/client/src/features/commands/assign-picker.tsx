import { Check, ChevronDown, UserRound, UserRoundMinus } from 'lucide-react';
import { useState } from 'react';
import type { AgentCard, ConversationView } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { useSession } from '@/features/session/session';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Picker } from '@/shared/ui/picker';
import { useRun } from './use-commands';

const NOBODY = 'nobody';

export function AssignPicker({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const { agent: me } = useSession();
  const agents = useAgents();
  const run = useRun();
  const [open, setOpen] = useState(false);
  useShortcut('assign', () => setOpen(true));

  const assign = (agent: AgentCard | null) => {
    setOpen(false);
    if (agent?.id !== head.assignee?.id) void run(head.id, { kind: 'assign', agent });
  };
  const others = agents.filter((agent) => agent.id !== me.id);
  const option = (agent: AgentCard, text: string) => ({
    id: agent.id,
    text,
    selected: agent.id === head.assignee?.id,
    content: <Person name={agent.name} text={text} selected={agent.id === head.assignee?.id} />,
  });

  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('actions.assign')}
      placeholder={t('assign.search')}
      emptyText={t('assign.nobody')}
      trigger={
        <button
          type="button"
          aria-keyshortcuts={shortcuts.assign}
          aria-label={t('assign.label', { name: head.assignee?.name ?? t('assign.none') })}
          className="flex h-7 min-w-0 shrink-0 items-center gap-1.5 rounded-md px-1.5 max-md:h-9 text-xs text-ink-2 hover:bg-hover data-[state=open]:bg-pressed"
        >
          {head.assignee ? <Avatar name={head.assignee.name} size={18} /> : <UserRound aria-hidden size={15} className="text-ink-3" />}
          <span className="hidden max-w-28 truncate sm:inline">{head.assignee?.name ?? t('assign.none')}</span>
          <ChevronDown aria-hidden size={12} className="text-ink-3 max-sm:hidden" />
        </button>
      }
      options={[
        option(me, t('assign.me', { name: me.name })),
        ...others.map((agent) => option(agent, agent.name)),
        ...(head.assignee ? [{ id: NOBODY, text: t('assign.remove'), selected: false, content: <><UserRoundMinus aria-hidden size={15} className="text-ink-3" />{t('assign.remove')}</> }] : []),
      ]}
      onPick={(id) => assign(id === NOBODY ? null : id === me.id ? { id: me.id, name: me.name } : others.find((agent) => agent.id === id) ?? null)}
    />
  );
}

function Person({ name, text, selected }: { name: string; text: string; selected: boolean }) {
  return (
    <>
      <Avatar name={name} size={20} />
      <span className="flex-1 truncate">{text}</span>
      {selected && <Check aria-hidden size={14} />}
    </>
  );
}
