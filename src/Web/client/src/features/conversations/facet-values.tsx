import { Building2, Flag, Hash, Inbox, Plug, Smartphone, Tag, UserRound, UserRoundPlus, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChannelType } from '@/contract';
import { shownName, useEveryAgent } from '@/features/agents/agents';
import { useLabels } from '@/features/labels/labels';
import { isThere, useChannelAccounts, useDepartments, useEveryInbox, useEveryTeam, useKeywords } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { LabelDot } from '@/shared/ui/label-pill';
import { PriorityMark } from './priority-mark';
import { NONE, priorities, type Facet } from './view-filter';

/** One value that a list can be narrowed to. */
export interface FacetValue {
  readonly value: string;
  readonly text: string;
  readonly mark: ReactNode;
  /** It is deleted: conversations may still have it. */
  readonly gone?: boolean;
}

const ICONS = {
  channel: Plug, account: Smartphone, inbox: Inbox, team: UsersRound, department: Building2,
  label: Tag, keyword: Hash, priority: Flag, assignee: UserRound, participant: UserRoundPlus,
} as const satisfies Record<Facet, unknown>;

export function FacetIcon({ facet, size = 15 }: { facet: Facet; size?: number }) {
  const Icon = ICONS[facet];
  return <Icon aria-hidden size={size} className="shrink-0 text-ink-3" />;
}

/** What every facet can be narrowed to, by the workspace's own names. */
export function useFacetValues(): Readonly<Record<Facet, readonly FacetValue[]>> {
  const { t } = useWords();
  const [agents, labels, teams, departments] = [useEveryAgent(), useLabels(), useEveryTeam(), useDepartments()];
  const [keywords, inboxes, accounts] = [useKeywords(), useEveryInbox(), useChannelAccounts()];

  const named = (facet: Facet) => ({ id, name }: { id: string; name: string }): FacetValue => ({ value: id, text: name, mark: <FacetIcon facet={facet} /> });
  const none = (facet: Facet, text: string): FacetValue => ({ value: NONE, text, mark: <FacetIcon facet={facet} /> });
  const people = agents.map((agent): FacetValue => ({ value: agent.id, text: shownName(t, agent), mark: <Avatar name={agent.name} size={18} /> }));
  const types = [...new Set<ChannelType>(accounts.map((account) => account.type))];

  return {
    channel: types.map((type) => ({ value: type, text: channelNames[type], mark: <ChannelMark type={type} /> })),
    account: accounts.map(({ id, name, type }) => ({ value: id, text: name, mark: <ChannelMark type={type} /> })),
    inbox: inboxes.map((inbox) => ({ ...named('inbox')(inbox), gone: !isThere(inbox) })),
    team: [...teams.map((team) => ({ ...named('team')(team), gone: !isThere(team) })), none('team', t('facets.noTeam'))],
    department: [...departments.map(named('department')), none('department', t('facets.noDepartment'))],
    label: labels.map(({ id, name, color }) => ({ value: id, text: name, mark: <LabelDot color={color} /> })),
    keyword: keywords.map(named('keyword')),
    priority: priorities.map((priority) => ({ value: priority, text: t(`priorities.${priority}`), mark: <PriorityMark priority={priority} always /> })),
    assignee: [...people, none('assignee', t('assign.none'))],
    participant: people,
  };
}

/** The name of a value; what the catalogue lacks, or has not told yet, goes by its id. */
export const valueText = (values: Readonly<Record<Facet, readonly FacetValue[]>>, facet: Facet, value: string): string =>
  values[facet].find((candidate) => candidate.value === value)?.text ?? value;
