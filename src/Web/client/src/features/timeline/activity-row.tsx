import {
  AlarmClock, Ban, Bot, Building2, CircleCheck, CircleDot, Flag, Hash, Hourglass, Merge, MessageCircleOff, Milestone, Moon, Pencil, Radio, RotateCcw, SmilePlus, Split, StickyNote, Tag,
  UserRoundCheck,
  UserRoundMinus, UserRoundPlus, Users,
} from 'lucide-react';
import { memo } from 'react';
import type { ActivityDetail, Actor, AssignedDetail, TimelineActivity } from '@/contract';
import { isWebAddress } from '@/shared/format/text';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords, type Translate } from '@/shared/i18n/use-words';

const ICONS = {
  conversation_opened: CircleDot,
  conversation_resolved: CircleCheck,
  conversation_reopened: RotateCcw,
  status_changed: CircleDot,
  agent_assigned: UserRoundCheck,
  agent_unassigned: UserRoundMinus,
  label_added: Tag,
  label_removed: Tag,
  keyword_added: Hash,
  keyword_removed: Hash,
  conversation_snoozed: Moon,
  conversation_unsnoozed: AlarmClock,
  bot_status_changed: Bot,
  priority_changed: Flag,
  team_assigned: Users,
  team_unassigned: Users,
  department_changed: Building2,
  participant_added: UserRoundPlus,
  participant_removed: UserRoundMinus,
  window_expiring: Hourglass,
  window_closed: MessageCircleOff,
  reaction: SmilePlus,
  message_edited: Pencil,
  message_revoked: Ban,
  channel_event: Radio,
  lifecycle_stage_changed: Milestone,
  contact_remark_added: StickyNote,
  contact_merged: Merge,
  contact_unmerged: Split,
} as const satisfies Record<ActivityDetail['event'], unknown>;

/** What happened, as one quiet line among the messages (S3-10). */
export const ActivityRow = memo(function ActivityRow({ activity: { detail, actor, occurredAt } }: { activity: TimelineActivity }) {
  const { t, language } = useWords();
  const Icon = ICONS[detail.event];
  const source = detail.event === 'conversation_opened' && detail.sourceUrl && isWebAddress(detail.sourceUrl) ? detail.sourceUrl : null;
  return (
    <div className="flex items-center justify-center gap-1.5 px-6 pt-2.5 text-xs text-ink-3">
      <Icon aria-hidden size={13} className="shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {sentence(t, language, detail, actor)}
        {source && <> · <a href={source} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">{t('activity.source')}</a></>}
      </span>
      <time dateTime={occurredAt} title={exactTime(language, occurredAt)} className="tabular shrink-0 text-2xs">{clockTime(language, occurredAt)}</time>
    </div>
  );
});

function sentence(t: Translate, language: string, detail: ActivityDetail, actor: Actor): string {
  const name = actor.kind === 'system' ? t('people.system') : actor.name;
  switch (detail.event) {
    case 'conversation_opened':
      return detail.referenceCode ? t('activity.openedWith', { name, reference: detail.referenceCode }) : t('activity.opened', { name });
    case 'conversation_resolved':
      return detail.note ? t('activity.resolvedWith', { name, note: [detail.note.category, detail.note.text].filter(Boolean).join(' – ') }) : t('activity.resolved', { name });
    case 'conversation_reopened':
      return t('activity.reopened', { name });
    case 'status_changed':
      return t('activity.statusChanged', { name, status: t(`status.${detail.status}`) });
    case 'agent_assigned':
      return assignment(t, detail, actor, name);
    case 'agent_unassigned':
      return t('activity.unassigned', { name, agent: detail.agent.name });
    case 'label_added':
      return t('activity.labelAdded', { name, label: detail.label });
    case 'label_removed':
      return t('activity.labelRemoved', { name, label: detail.label });
    case 'keyword_added':
      return t('activity.keywordAdded', { name, keyword: detail.keyword });
    case 'keyword_removed':
      return t('activity.keywordRemoved', { name, keyword: detail.keyword });
    case 'window_expiring':
      return t('activity.windowExpiring', { time: clockTime(language, detail.expiresAt) });
    case 'window_closed':
      return t('activity.windowClosed');
    case 'reaction':
      return t('activity.reacted', { name, emoji: detail.emoji ?? '' });
    case 'message_edited':
      return t('activity.edited', { name });
    case 'message_revoked':
      return t('activity.revoked', { name });
    case 'channel_event':
      return detail.text || detail.kind;
    case 'lifecycle_stage_changed':
      return detail.stage ? t('activity.stageChanged', { name, stage: detail.stage }) : t('activity.stageRemoved', { name });
    case 'contact_remark_added':
      return t('activity.contactRemarkAdded', { name });
    case 'contact_merged':
      return t('activity.contactMerged', { name, contact: detail.name });
    case 'contact_unmerged':
      return t('activity.contactUnmerged', { name, contact: detail.name });
    default:
      return ownership(t, language, detail, name);
  }
}

type OwnershipDetail = Extract<ActivityDetail, { event:
  | 'conversation_snoozed' | 'conversation_unsnoozed' | 'bot_status_changed' | 'priority_changed' | 'team_assigned' | 'team_unassigned'
  | 'department_changed' | 'participant_added' | 'participant_removed' }>;

function ownership(t: Translate, language: string, detail: OwnershipDetail, name: string): string {
  switch (detail.event) {
    case 'conversation_snoozed':
      return detail.until ? t('activity.snoozed', { name, time: exactTime(language, detail.until) }) : t('activity.snoozedUntilReply', { name });
    case 'conversation_unsnoozed':
      return t('activity.unsnoozed');
    case 'bot_status_changed':
      return detail.enabled ? t('activity.botEnabled', { name }) : t('activity.botDisabled', { name });
    case 'priority_changed':
      return t('activity.priorityChanged', { name, priority: t(`priority.${detail.priority}`) });
    case 'team_assigned':
      return t('activity.teamAssigned', { name, team: detail.team.name });
    case 'team_unassigned':
      return t('activity.teamUnassigned', { name, team: detail.team.name });
    case 'department_changed':
      return detail.department ? t('activity.departmentChanged', { name, department: detail.department.name }) : t('activity.departmentRemoved', { name });
    case 'participant_added':
      return t('activity.participantAdded', { agent: detail.agent.name });
    case 'participant_removed':
      return t('activity.participantRemoved', { agent: detail.agent.name });
  }
}

function assignment(t: Translate, { agent, reason }: AssignedDetail, actor: Actor, name: string): string {
  switch (reason) {
    case 'Claimed': return t('activity.claimed', { agent: agent.name });
    case 'FirstReply': return t('activity.firstReply', { agent: agent.name });
    case 'ContactOwner': return t('activity.contactOwner', { agent: agent.name });
    case 'Assigned':
      return actor.kind === 'agent' && actor.id === agent.id ? t('activity.tookIt', { agent: agent.name }) : t('activity.assigned', { name, agent: agent.name });
  }
}
