import type { ActivityDetail, Actor, AssignedDetail, ReportedEvent } from '@/contract';
import { givenName } from '@/features/details/given-names';
import { clockTime, plannedTime } from '@/shared/format/time';
import type { Translate } from '@/shared/i18n/use-words';
import { actorName } from './actor-name';
import { firedWords } from './rule-words';

/** Events hold the ids of labels and keywords, which may be renamed: people read what they are called today. */
export function named(detail: ActivityDetail, label: (id: string) => string, keyword: (id: string) => string): ActivityDetail {
  if (detail.event === 'label_added' || detail.event === 'label_removed') return { ...detail, label: label(detail.label) };
  if (detail.event === 'keyword_added' || detail.event === 'keyword_removed') return { ...detail, keyword: keyword(detail.keyword) };
  return detail;
}

export function sentence(t: Translate, language: string, detail: ActivityDetail, actor: Actor): string {
  const name = actorName(t, actor);
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
      return fromChannel(t, detail, name);
    case 'lifecycle_stage_changed':
      return detail.stage ? t('activity.stageChanged', { name, stage: givenName(t, detail.stage) }) : t('activity.stageRemoved', { name });
    case 'contact_remark_added':
      return t('activity.contactRemarkAdded', { name });
    case 'contact_merged':
      return t('activity.contactMerged', { name, contact: detail.name });
    case 'contact_unmerged':
      return t('activity.contactUnmerged', { name, contact: detail.name });
    case 'conversation_referred':
      return detail.referenceCode ? t('activity.referredWith', { name, reference: detail.referenceCode }) : t('activity.referred', { name });
    case 'event_reported':
      return reported(t, detail);
    case 'rule_fired':
      return firedWords(t, name, detail.outcomes);
    case 'rule_action_skipped':
      return firedWords(t, name, [detail.outcome]);
    case 'contact_updated':
      return learned(t, language, detail);
    default:
      return ownership(t, language, detail, name);
  }
}

/** What a channel tells of its customer, in the reader's words; in its own where it tells something that is not known here. */
function fromChannel(t: Translate, { kind, text }: ChannelEventDetail, name: string): string {
  switch (kind) {
    case 'recipient_changed': return t('activity.recipientChanged', { address: text });
    case 'user_changed_number':
    case 'customer_changed_number': return t('activity.numberChanged', { name });
    case 'user_changed_user_id': return t('activity.identifierChanged', { name });
    case 'customer_identity_changed': return t('activity.deviceChanged', { name });
    case 'call_permission_reply':
      if (text === 'accept') return t('activity.callsAllowed', { name });
      if (text === 'reject') return t('activity.callsRefused', { name });
  }
  return text || kind;
}

type ChannelEventDetail = Extract<ActivityDetail, { event: 'channel_event' }>;

/** What a program outside did or saw. */
export function reported(t: Translate, { category, name, referenceCode }: ReportedEvent): string {
  const what = referenceCode ? `${name} (${referenceCode})` : name;
  switch (category) {
    case 'Broadcast': return t('activity.broadcastSent', { what });
    case 'Workflow': return t('activity.workflowStarted', { what });
    default: return t('activity.pageChanged', { what });
  }
}

/** What the answers to a form did to the contact, and what they could not do. */
function learned(t: Translate, language: string, { form, updated, refused }: ContactUpdatedDetail): string {
  const list = (labels: readonly string[]) => new Intl.ListFormat(language).format(labels);
  if (updated.length === 0) return t('activity.contactNotUpdated', { form, fields: list(refused) });
  const taken = t('activity.contactUpdated', { form, fields: list(updated) });
  return refused.length === 0 ? taken : `${taken} · ${t('activity.notTaken', { fields: list(refused) })}`;
}

type ContactUpdatedDetail = Extract<ActivityDetail, { event: 'contact_updated' }>;

type OwnershipDetail = Extract<ActivityDetail, { event:
  | 'conversation_snoozed' | 'conversation_unsnoozed' | 'bot_status_changed' | 'priority_changed' | 'team_assigned' | 'team_unassigned'
  | 'department_changed' | 'participant_added' | 'participant_removed' | 'transcript_sent' | 'conversation_downloaded' }>;

function ownership(t: Translate, language: string, detail: OwnershipDetail, name: string): string {
  switch (detail.event) {
    case 'conversation_snoozed':
      return detail.until ? t('activity.snoozed', { name, time: plannedTime(language, detail.until) }) : t('activity.snoozedUntilReply', { name });
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
    case 'transcript_sent':
      return t('activity.transcriptSent', { name, agent: detail.agent.name });
    case 'conversation_downloaded':
      return t('activity.downloaded', { name });
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
