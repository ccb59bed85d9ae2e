import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleDot, Moon, UsersRound } from 'lucide-react';
import type { BulkAction, ConversationPage, ConversationView, SearchPage } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { doToOne } from '@/features/bulk/do-to-one';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { StatusMark } from '@/features/conversations/status-mark';
import { priorities } from '@/features/conversations/view-filter';
import { useLabels } from '@/features/labels/labels';
import type { PaletteItem } from '@/features/palette/palette';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { useOwnTimeZone } from '@/features/snooze/own-time-zone';
import { useWorkbench } from '@/features/workbench/workbench';
import { useTeams } from '@/features/workspace/catalogues';
import { query, request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { LabelDot } from '@/shared/ui/label-pill';
import { go, home } from './location';

/** What can be done with the conversation that is open. */
export function useConversationActions(conversation: string | null): readonly PaletteItem[] {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const timeZone = useOwnTimeZone();
  const [agents, labels, teams] = [useAgents(), useLabels(), useTeams()];
  const head = conversation === null ? null : desk.timeline(conversation).get().head;
  if (!head) return [];

  const group = t('palette.groups.conversation', { name: head.contact.name });
  const item = (text: string, icon: PaletteItem['icon'], action: BulkAction, said: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
    id: `do ${JSON.stringify(action)}`, group, text, icon, act: () => void doToOne(t, action, head, said), ...more,
  });
  const one = { count: 1 };
  return [
    head.status === 'Resolved'
      ? item(t('actions.reopen'), <CircleDot size={15} />, { do: 'set_status', status: 'open' }, t('bulk.done.opened', one), { shortcut: shortcuts.resolve })
      : item(t('actions.resolve'), <StatusMark status="Resolved" />, { do: 'set_status', status: 'resolved' }, t('bulk.done.resolved', one), { shortcut: shortcuts.resolve }),
    item(t('actions.pending'), <StatusMark status="Pending" />, { do: 'set_status', status: 'pending' }, t('bulk.done.pending', one), { shortcut: shortcuts.pending }),
    ...(head.status === 'Resolved' ? [] : [head.status === 'AiReply'
      ? item(t('actions.takeOver'), <StatusMark status="Open" />, { do: 'set_status', status: 'open' }, t('bulk.done.opened', one), { shortcut: shortcuts.takeOver })
      : item(t('actions.handToAi'), <StatusMark status="AiReply" />, { do: 'set_status', status: 'aireply' }, t('bulk.done.handedToAi', one), { shortcut: shortcuts.handToAi })]),
    item(t('palette.snooze', { until: t('bulk.presets.Tomorrow0900') }), <Moon size={15} />, { do: 'snooze', snoozing: { preset: 'Tomorrow0900', timeZone } }, t('bulk.done.snoozed', one)),
    ...agents.map(({ id, name }) => item(t('palette.assign', { name }), <Avatar name={name} size={18} />, { do: 'assign', agent: id }, t('bulk.done.assigned', { ...one, name }), { onlyTyped: true })),
    ...teams.map(({ id, name }) => item(t('palette.team', { name }), <UsersRound size={15} />, { do: 'assign_team', team: id }, t('bulk.done.team', { ...one, name }), { onlyTyped: true })),
    ...labels.filter(({ id }) => !head.labels.includes(id)).map(({ id, name, color }) => item(t('palette.label', { name }), <LabelDot color={color} />, { do: 'add_label', name: id }, t('bulk.done.labelled', { ...one, name }), { onlyTyped: true })),
    ...priorities.filter((priority) => priority !== head.priority).map((priority) => {
      const name = t(`priorities.${priority}`);
      return item(t('list.priorityIs', { priority: name }), <PriorityMark priority={priority} always />, { do: 'set_priority', priority }, t('bulk.done.priority', { ...one, name }), { onlyTyped: true });
    }),
  ];
}

/** Conversations to jump to: what answers to the words, or before there are any the ones that changed last. */
export function useConversationJumps(words: string): readonly PaletteItem[] {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['palette', words],
    queryFn: ({ signal }) => jumps(words, signal),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
  return (found.data ?? []).map((view): PaletteItem => ({
    id: `conversation ${view.id}`,
    group: t('nav.conversations'),
    text: view.contact.name,
    // The server has found it by these, whatever else it is called.
    words: `#${view.displayNumber} ${view.contact.address} ${words}`,
    hint: `#${view.displayNumber}`,
    icon: <StatusMark status={view.status} />,
    onlyTyped: true,
    act: () => go({ ...home, conversation: view.id }),
  }));
}

async function jumps(words: string, signal: AbortSignal): Promise<readonly ConversationView[]> {
  if (words === '') return (await request<ConversationPage>('GET', '/api/v1/conversations?tab=all&limit=50', undefined, signal)).items;
  const { items } = await request<SearchPage>('GET', `/api/v1/search${query({ q: words, kind: 'conversation', limit: 8 })}`, undefined, signal);
  return items.map((hit) => hit.conversation);
}
