import { Ban, CircleCheck, CircleDot, Hourglass, MessageCircleOff, Pencil, Radio, RotateCcw, SmilePlus, Tag, UserRoundCheck, UserRoundMinus } from 'lucide-react';
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
  window_expiring: Hourglass,
  window_closed: MessageCircleOff,
  reaction: SmilePlus,
  message_edited: Pencil,
  message_revoked: Ban,
  channel_event: Radio,
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
      return t('activity.resolved', { name });
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
