import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Building2, Check, CircleDot, Hash, Moon, UserRoundMinus, UserRoundPlus, UsersRound } from 'lucide-react';
import type { BulkAction, ConversationPage, ConversationView, SearchPage } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { snoozePresets } from '@/features/bulk/bulk-snooze';
import { doToOne } from '@/features/bulk/do-to-one';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { StatusMark } from '@/features/conversations/status-mark';
import { priorities } from '@/features/conversations/view-filter';
import { useLabels } from '@/features/labels/labels';
import type { PaletteItem } from '@/features/palette/palette';
import { press, shortcuts, type ShortcutId } from '@/features/shortcuts/shortcuts';
import { useOwnTimeZone } from '@/features/session/own-time-zone';
import { useWorkbench } from '@/features/workbench/workbench';
import { useDepartments, useKeywords, useTeams } from '@/features/workspace/catalogues';
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
  const [keywords, departments] = [useKeywords(), useDepartments()];
  const head = conversation === null ? null : desk.timeline(conversation).get().head;
  if (!head) return [];

  const group = t('palette.groups.conversation', { name: head.contact.name });
  const item = (text: string, icon: PaletteItem['icon'], action: BulkAction, said: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
    id: `do ${JSON.stringify(action)}`, group, text, icon, act: () => void doToOne(t, action, head, said), ...more,
  });
  /** What asks something first, where the conversation is. */
  const asked = (id: ShortcutId, text: string, icon: PaletteItem['icon']): PaletteItem => ({ id: `ask ${id}`, group, text, icon, shortcut: shortcuts[id], act: () => press(id) });
  const one = { count: 1 };
  const { name } = head.contact;
  return [
    head.status === 'Resolved'
      ? item(t('actions.reopen'), <CircleDot size={15} />, { do: 'set_status', status: 'open' }, t('bulk.done.opened', one), { shortcut: shortcuts.resolve })
      : item(t('actions.resolve'), <StatusMark status="Resolved" />, { do: 'set_status', status: 'resolved' }, t('bulk.done.resolved', one), { shortcut: shortcuts.resolve }),
    item(t('actions.pending'), <StatusMark status="Pending" />, { do: 'set_status', status: 'pending' }, t('bulk.done.pending', one), { shortcut: shortcuts.pending }),
    ...(head.status === 'Resolved' ? [] : [head.status === 'AiReply'
      ? item(t('actions.takeOver'), <StatusMark status="Open" />, { do: 'set_status', status: 'open' }, t('bulk.done.opened', one), { shortcut: shortcuts.takeOver })
      : item(t('actions.handToAi'), <StatusMark status="AiReply" />, { do: 'set_status', status: 'aireply' }, t('bulk.done.handedToAi', one), { shortcut: shortcuts.handToAi })]),
    ...(head.status === 'Resolved' ? [] : [asked('resolveWithNote', t('actions.resolveWithNote'), <Check size={15} />)]),
    asked('transfer', t('actions.transfer'), <UserRoundPlus size={15} />),
    ...snoozePresets.map((preset) => item(t('palette.snooze', { until: t(`bulk.presets.${preset}`) }), <Moon size={15} />, { do: 'snooze', snoozing: { preset, timeZone } }, t('bulk.done.snoozed', one), { onlyTyped: preset !== 'Tomorrow0900' })),
    ...agents.map(({ id, name: agent }) => item(t('palette.assign', { name: agent }), <Avatar name={agent} size={18} />, { do: 'assign', agent: id }, t('bulk.done.assigned', { ...one, name: agent }), { onlyTyped: true })),
    ...(head.assignee ? [item(t('assign.remove'), <UserRoundMinus size={15} />, { do: 'assign', agent: null }, t('actions.unassignedNow', { name }), { onlyTyped: true })] : []),
    ...teams.map(({ id, name: team }) => item(t('palette.team', { name: team }), <UsersRound size={15} />, { do: 'assign_team', team: id }, t('bulk.done.team', { ...one, name: team }), { onlyTyped: true })),
    ...(head.team === null ? [] : [item(t('assign.removeTeam'), <UsersRound size={15} />, { do: 'assign_team', team: null }, t('actions.teamRemoved', { name }), { onlyTyped: true })]),
    ...labels.filter(({ id }) => !head.labels.includes(id)).map(({ id, name: label, color }) => item(t('palette.label', { name: label }), <LabelDot color={color} />, { do: 'add_label', name: id }, t('bulk.done.labelled', { ...one, name: label }), { onlyTyped: true })),
    ...labels.filter(({ id }) => head.labels.includes(id)).map(({ id, name: label, color }) => item(t('palette.unlabel', { name: label }), <LabelDot color={color} />, { do: 'remove_label', name: id }, t('actions.unlabelled', { name, label }), { onlyTyped: true })),
    ...keywords.map(({ id, name: keyword }) => (head.keywords.includes(id)
      ? item(t('keywords.remove', { name: keyword }), <Hash size={15} />, { do: 'remove_keyword', name: id }, t('actions.keywordRemoved', { name, keyword }), { onlyTyped: true })
      : item(t('palette.keyword', { name: keyword }), <Hash size={15} />, { do: 'add_keyword', name: id }, t('actions.keywordAdded', { name, keyword }), { onlyTyped: true }))),
    ...agents.map(({ id, name: agent }) => (head.participants.some((participant) => participant.id === id)
      ? item(t('palette.withoutParticipant', { name: agent }), <Avatar name={agent} size={18} />, { do: 'remove_participant', agent: id }, t('actions.participantRemoved', { name, agent }), { onlyTyped: true })
      : item(t('palette.participant', { name: agent }), <Avatar name={agent} size={18} />, { do: 'add_participant', agent: id }, t('actions.participantAdded', { name, agent }), { onlyTyped: true }))),
    ...departments.filter(({ id }) => id !== head.department).map(({ id, name: department }) => item(t('palette.department', { name: department }), <Building2 size={15} />, { do: 'set_department', department: id }, t('actions.departmentNow', { name, department }), { onlyTyped: true })),
    ...(head.department === null ? [] : [item(t('palette.withoutDepartment'), <Building2 size={15} />, { do: 'set_department', department: null }, t('actions.departmentRemoved', { name }), { onlyTyped: true })]),
    ...priorities.filter((priority) => priority !== head.priority).map((priority) => {
      const word = t(`priorities.${priority}`);
      return item(t('list.priorityIs', { priority: word }), <PriorityMark priority={priority} always />, { do: 'set_priority', priority }, t('bulk.done.priority', { ...one, name: word }), { onlyTyped: true });
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
