import { Clock, CornerUpLeft } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import type { ConversationView } from '@/contract';
import { useNow } from '@/shared/format/now';
import { exactTime, since, span } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { LabelPill } from '@/shared/ui/label-pill';
import { MessageKindIcon } from './message-kind-icon';
import { StatusMark } from './status-mark';

export const ROW_HEIGHT = 64;

interface ConversationRowProps {
  conversation: ConversationView;
  selected: boolean;
  href: string;
  showStatus: boolean;
  showAssignee: boolean;
  labelOf: (id: string) => { readonly name: string; readonly color: string };
  onOpen: (id: string) => void;
}

export const ConversationRow = memo(function ConversationRow({ conversation, selected, href, showStatus, showAssignee, labelOf, onOpen }: ConversationRowProps) {
  const { t, language } = useWords();
  const now = useNow();
  const { contact, lastActivityAt, status } = conversation;
  const waiting = Boolean(conversation.waitingSince);

  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(conversation.id);
  };

  return (
    <a
      href={href}
      data-conversation={conversation.id}
      aria-current={selected ? 'true' : undefined}
      onClick={onClick}
      className={classes(
        'flex h-16 items-center gap-2.5 border-l-2 pr-3 pl-2.5 -outline-offset-2',
        selected ? 'border-l-accent bg-accent-tint' : 'border-l-transparent hover:bg-hover',
      )}
    >
      <Avatar name={contact.name} channel={conversation.channel.type} />
      <span className="sr-only">{channelNames[conversation.channel.type]}</span>
      <span className="min-w-0 flex-1">
        <span className="flex h-5 items-center gap-1.5">
          <span dir="auto" className={classes('min-w-0 flex-1 truncate text-left', waiting ? 'font-semibold text-ink' : 'font-medium text-ink-2')}>{contact.name}</span>
          {showStatus && <StatusMark status={status} size={13} />}
          <time dateTime={lastActivityAt} title={exactTime(language, lastActivityAt)} className="tabular text-2xs text-ink-3">
            {since(language, lastActivityAt, now) ?? t('time.now')}
          </time>
        </span>
        <span className="flex h-5 items-center gap-1.5 text-xs">
          <PreviewText conversation={conversation} waiting={waiting} />
          <RowMarks conversation={conversation} showAssignee={showAssignee} labelOf={labelOf} now={now} />
        </span>
      </span>
    </a>
  );
});

function PreviewText({ conversation: { preview }, waiting }: { conversation: ConversationView; waiting: boolean }) {
  const { t } = useWords();
  return (
    <span className={classes('flex min-w-0 flex-1 items-center gap-1', waiting ? 'text-ink-2' : 'text-ink-3')}>
      {preview?.direction === 'Outbound' && (
        <>
          <CornerUpLeft aria-hidden size={12} className="shrink-0" />
          <span className="sr-only">{t('list.answered')}</span>
        </>
      )}
      {preview && <MessageKindIcon kind={preview.kind} />}
      <span dir="auto" className="unbidi truncate text-left">{preview ? preview.text || t(`kinds.${preview.kind}`) : t('list.noMessage')}</span>
    </span>
  );
}

interface RowMarksProps {
  conversation: ConversationView;
  showAssignee: boolean;
  labelOf: (id: string) => { readonly name: string; readonly color: string };
  now: number;
}

function RowMarks({ conversation: { labels, waitingSince, assignee }, showAssignee, labelOf, now }: RowMarksProps) {
  const { t, language } = useWords();
  const [label, ...more] = labels;
  const waiting = waitingSince ? span(language, now - Date.parse(waitingSince)) ?? t('time.now') : null;
  return (
    <span className="flex shrink-0 items-center gap-1.5">
      {label !== undefined && <LabelPill small {...labelOf(label)} />}
      {more.length > 0 && <span title={more.map((id) => labelOf(id).name).join(', ')} className="tabular text-2xs text-ink-3">+{more.length}</span>}
      {waitingSince && (
        <span title={t('list.waitingSince', { time: exactTime(language, waitingSince) })} className="tabular flex items-center gap-0.5 text-2xs font-medium text-waiting">
          <Clock aria-hidden size={11} />
          <span className="sr-only">{t('list.waiting')}</span>
          {waiting}
        </span>
      )}
      {showAssignee && assignee && (
        <span title={assignee.name}>
          <Avatar name={assignee.name} size={18} />
          <span className="sr-only">{t('list.assignedTo', { name: assignee.name })}</span>
        </span>
      )}
    </span>
  );
}
