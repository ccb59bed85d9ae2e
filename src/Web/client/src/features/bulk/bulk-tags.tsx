import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAgents } from '@/features/agents/agents';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { useKeywords } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Picker, type PickerOption } from '@/shared/ui/picker';
import type { BulkPart } from './bulk-bar';

interface BulkTagsProps extends BulkPart {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Something else opens it: it hangs where that is. */
const HOOK = <span aria-hidden className="absolute inset-0" />;

/** A keyword that all of them have is taken off; any other one is put on. */
export function BulkKeywords({ picked, run, ...rest }: BulkTagsProps) {
  const { t } = useWords();
  const keywords = useKeywords();
  const having = (id: string) => picked.filter((view) => view.keywords.includes(id)).length;
  const pick = (id: string) => {
    rest.onOpenChange(false);
    const name = keywords.find((keyword) => keyword.id === id)?.name ?? id;
    if (having(id) === picked.length) void run({ do: 'remove_keyword', name: id }, (count) => t('bulk.done.keywordRemoved', { count, name }));
    else void run({ do: 'add_keyword', name: id }, (count) => t('bulk.done.keywordAdded', { count, name }));
  };
  return (
    <Picker
      {...rest}
      anchored
      trigger={HOOK}
      label={t('keywords.title')}
      placeholder={t('keywords.search')}
      emptyText={keywords.length === 0 ? t('keywords.empty') : t('keywords.none')}
      options={keywords.map(({ id, name }) => shared(id, name, having(id), picked.length))}
      onPick={pick}
    />
  );
}

/** Who takes part in all of them is taken out; anybody else takes part from then on. */
export function BulkParticipants({ picked, run, ...rest }: BulkTagsProps) {
  const { t } = useWords();
  const agents = useAgents();
  const having = (id: string) => picked.filter((view) => view.participants.some((participant) => participant.id === id)).length;
  const pick = (id: string) => {
    rest.onOpenChange(false);
    const name = agents.find((agent) => agent.id === id)?.name ?? id;
    if (having(id) === picked.length) void run({ do: 'remove_participant', agent: id }, (count) => t('bulk.done.participantRemoved', { count, name }));
    else void run({ do: 'add_participant', agent: id }, (count) => t('bulk.done.participantAdded', { count, name }));
  };
  return (
    <Picker
      {...rest}
      anchored
      trigger={HOOK}
      label={t('participants.title')}
      placeholder={t('participants.search')}
      emptyText={t('assign.nobody')}
      options={agents.map(({ id, name }) => shared(id, name, having(id), picked.length, <AgentAvatar id={id} name={name} />))}
      onPick={pick}
    />
  );
}

/** What all of the conversations have, some of them, or none. */
export function shared(id: string, text: string, having: number, of: number, mark: ReactNode = null): PickerOption {
  return {
    id,
    text,
    selected: having === of,
    content: (
      <>
        {mark}
        <span className="flex-1 truncate">{text}</span>
        {having === of ? <Check aria-hidden size={14} /> : having > 0 && <Minus aria-hidden size={14} className="text-ink-3" />}
      </>
    ),
  };
}
