import {
  AlarmClock, Ban, Bot, Building2, CircleCheck, CircleDot, Download, FileText, Flag, Hash, Hourglass, IdCard, Link, Merge, MessageCircleOff, Milestone, Moon, Pencil, Radio, RotateCcw, SmilePlus, Split,
  StickyNote, Tag, UserRoundCheck, UserRoundMinus, UserRoundPlus, Users,
  Webhook, Zap,
} from 'lucide-react';
import type { ActivityDetail, TimelineActivity } from '@/contract';
import { useKeywordName } from '@/features/keywords/keywords';
import { useLabel } from '@/features/labels/labels';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { titled } from '@/shared/ui/titled';
import { named, sentence } from './activity-words';
import { SourceLink } from './source-link';

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
  conversation_referred: Link,
  contact_merged: Merge,
  contact_unmerged: Split,
  transcript_sent: FileText,
  conversation_downloaded: Download,
  event_reported: Webhook,
  rule_fired: Zap,
  rule_action_skipped: Zap,
  contact_updated: IdCard,
} as const satisfies Record<ActivityDetail['event'], unknown>;

/** What happened, as one quiet line among the messages (S3-10). */
export function ActivityRow({ activity }: { activity: TimelineActivity }) {
  const { language } = useWords();
  const { detail: { event }, occurredAt } = activity;
  const Icon = ICONS[event];
  return (
    <div className="flex items-center justify-center gap-1.5 px-6 pt-2.5 text-xs text-ink-3">
      <Icon aria-hidden size={13} className="shrink-0" />
      <ActivityWords activity={activity} />
      <time dateTime={occurredAt} {...titled(() => exactTime(language, occurredAt))} className="tabular shrink-0 text-2xs">{clockTime(language, occurredAt)}</time>
    </div>
  );
}

/** The same in a list of its own. */
export function ActivityLine({ activity }: { activity: TimelineActivity }) {
  const Icon = ICONS[activity.detail.event];
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden size={13} className="mt-0.5 shrink-0 text-ink-3" />
      <ActivityWords activity={activity} />
    </span>
  );
}

function ActivityWords({ activity: { detail, actor } }: { activity: TimelineActivity }) {
  const { t, language } = useWords();
  const labelOf = useLabel();
  const keywordName = useKeywordName();
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {sentence(t, language, named(detail, (id) => labelOf(id).name, keywordName), actor)}
      {'sourceUrl' in detail && <SourceLink address={detail.sourceUrl} />}
    </span>
  );
}
