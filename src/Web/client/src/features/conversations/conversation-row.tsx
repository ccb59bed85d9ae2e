import { AlarmClock, Building, CircleAlert, Clock, ClockAlert, CornerUpLeft, UsersRound } from 'lucide-react';
import { memo, useLayoutEffect, useRef, type MouseEvent } from 'react';
import type { AgentCard, ConversationView } from '@/contract';
import { useShownName } from '@/features/agents/agents';
import { GivenMark } from '@/features/agents/given-mark';
import { useWays, WayLink } from '@/features/workbench/ways';
import { useNameIn } from '@/features/workspace/catalogues';
import { useNow } from '@/shared/format/now';
import { dayAndTime, exactTime, plannedTime, since, span } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { titled } from '@/shared/ui/titled';
import { LabelPill } from '@/shared/ui/label-pill';
import { MessageKindIcon } from './message-kind-icon';
import { PriorityMark } from './priority-mark';
import { StatusMark } from './status-mark';
import { waitOf } from './waiting';

export const ROW_HEIGHT = 64;

interface ConversationRowProps {
  conversation: ConversationView;
  /** It is the one that is open. */
  current: boolean;
  /** It is one of those that were picked; null while nothing is. */
  picked: boolean | null;
  /** A touch picks it. */
  choosing: boolean;
  href: string;
  showAssignee: boolean;
  /** Minutes within which customers are to have an answer; null: nobody says. */
  target: number | null;
  labelOf: (id: string) => { readonly name: string; readonly color: string };
  onOpen: (id: string) => void;
  onPick: (id: string, extend: boolean) => void;
}

// The same in every row, and so never drawn again.
const ANSWERED = <CornerUpLeft aria-hidden size={12} className="shrink-0" />;
const UNDELIVERED = <CircleAlert aria-hidden size={12} />;
const WAITS = <Clock aria-hidden size={11} />;
const WAKES = <AlarmClock aria-hidden size={11} />;
const TEAM = <UsersRound aria-hidden size={13} />;
const LATE = <ClockAlert aria-hidden size={11} />;

/** S2-11 to S2-16. */
export const ConversationRow = memo(function ConversationRow({ conversation, current, picked, choosing, href, showAssignee, target, labelOf, onOpen, onPick }: ConversationRowProps) {
  const { t } = useWords();
  const { id, contact, channel } = conversation;
  const waiting = Boolean(conversation.waitingSince);
  const self = useRef<HTMLDivElement>(null);

  const shown = useRef(id);

  // The element may have been another row's, which took the keyboard with it.
  useLayoutEffect(() => {
    const isAnother = shown.current !== id;
    shown.current = id;
    if (isAnother && document.activeElement instanceof HTMLElement && self.current?.contains(document.activeElement)) document.activeElement.blur();
  }, [id]);

  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    if (event.shiftKey || choosing) onPick(id, event.shiftKey);
    else onOpen(id);
  };

  return (
    <div ref={self} className={classes('group relative', picked ? 'bg-accent-tint-2' : current ? 'bg-accent-tint' : 'hover:bg-hover')}>
      <a
        href={href}
        data-conversation={id}
        aria-current={current ? 'true' : undefined}
        onClick={onClick}
        className={classes('flex h-16 items-center gap-2.5 border-l-2 pr-3 pl-2.5 -outline-offset-2 select-none', current ? 'border-l-accent' : 'border-l-transparent')}
      >
        <span className={classes('inline-flex', picked === null ? 'pointer-fine:group-hover:invisible' : 'invisible')}><Avatar name={contact.name} channel={channel.type} /></span>
        <span className="sr-only">{channelNames[channel.type]}</span>
        <span className="min-w-0 flex-1">
          <FirstLine conversation={conversation} waiting={waiting} target={target} />
          <span className="flex h-[18px] items-center gap-1.5 text-xs">
            <PreviewText conversation={conversation} waiting={waiting} />
            <RowMarks conversation={conversation} showAssignee={showAssignee} target={target} />
          </span>
          {(contact.customer !== null || conversation.labels.length > 0) && (
            <span className="flex h-[18px] items-center gap-1 overflow-hidden">
              {contact.customer && <span aria-hidden className={`invisible ${CUSTOMER}`}><CustomerName name={contact.customer.name} /></span>}
              <RowLabels labels={conversation.labels} besideCustomer={contact.customer !== null} labelOf={labelOf} />
            </span>
          )}
        </span>
      </a>
      {contact.customer && <RowCustomer customer={contact.customer} />}
      <label className={classes('absolute inset-y-0 left-0 flex w-12 items-center justify-center', picked === null && 'opacity-0 pointer-fine:group-hover:opacity-100 pointer-coarse:hidden')}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('bulk.select', { name: contact.name })}
          checked={picked ?? false}
          // What was held with the click tells a range from a single row; the change itself does not know it.
          onChange={() => undefined}
          onClick={(event) => onPick(id, event.shiftKey)}
          className="size-4 accent-(--accent) pointer-coarse:size-5"
        />
      </label>
    </div>
  );
});

interface FirstLineProps extends Pick<ConversationRowProps, 'conversation' | 'target'> {
  waiting: boolean;
}

function FirstLine({ conversation, waiting, target }: FirstLineProps) {
  const { t, language } = useWords();
  const { contact, status, priority } = conversation;
  const { at, words, wait } = useTimes(conversation);
  return (
    <span className="flex h-[18px] items-center gap-1.5">
      <span dir="auto" className={classes('min-w-0 flex-1 truncate text-left', waiting ? 'font-semibold text-ink' : 'font-medium text-ink-2')}>{contact.name}</span>
      <PriorityMark priority={priority} />
      <span title={t(`status.${status}`)}><StatusMark status={status} size={13} /><span className="sr-only">{t(`status.${status}`)}</span></span>
      <time dateTime={at} {...(wait === words ? {} : titled(() => exactTime(language, at)))} className="tabular text-2xs text-ink-3">
        {wait === words ? <RowWait conversation={conversation} target={target} /> : words}
      </time>
    </span>
  );
}

/** When something was said last, and how long the customer waits, in words; null when nobody does. */
function useTimes({ preview, lastActivityAt, waitingSince }: ConversationView) {
  const { t, language } = useWords();
  const now = useNow();
  // What else happened to it moves the row, and says nothing of when something was written.
  const at = preview?.at ?? lastActivityAt;
  return { at, words: since(language, at, now) ?? t('time.now'), wait: waitingSince && (span(language, now - Date.parse(waitingSince)) ?? t('time.now')) };
}

function PreviewText({ conversation: { preview }, waiting }: { conversation: ConversationView; waiting: boolean }) {
  const { t } = useWords();
  return (
    <span className={classes('flex min-w-0 flex-1 items-center gap-1', waiting ? 'text-ink-2' : 'text-ink-3')}>
      {preview?.direction === 'Outbound' && (
        <>
          {preview.isUndelivered ? <span title={t('delivery.Failed')} className="shrink-0 text-danger">{UNDELIVERED}</span> : ANSWERED}
          <span className="sr-only">{preview.isUndelivered && `${t('delivery.Failed')}. `}{t('list.answered')}</span>
        </>
      )}
      {preview && <MessageKindIcon kind={preview.kind} />}
      <span dir="auto" className="unbidi truncate text-left">{preview ? preview.text || t(`kinds.${preview.kind}`) : t('list.noMessage')}</span>
    </span>
  );
}

type RowMarksProps = Pick<ConversationRowProps, 'conversation' | 'showAssignee' | 'target'>;

/** A customer who waits since the last message is marked where its time stands: it is said once. */
function RowMarks({ conversation, showAssignee, target }: RowMarksProps) {
  const { words, wait } = useTimes(conversation);
  const { assignee, snoozedUntil, team } = conversation;
  return (
    <span className="flex shrink-0 items-center gap-1.5">
      {wait !== null && wait !== words && <RowWait conversation={conversation} target={target} />}
      {snoozedUntil !== null && <RowSleep until={snoozedUntil} />}
      {showAssignee && (assignee ? <RowAssignee assignee={assignee} /> : team !== null && <RowTeam team={team} />)}
    </span>
  );
}

function RowWait({ conversation: { waitingSince }, target }: Pick<ConversationRowProps, 'conversation' | 'target'>) {
  const { t, language } = useWords();
  const now = useNow();
  if (waitingSince === null) return null;
  const waited = now - Date.parse(waitingSince);
  // A row marks what is late; what is merely long, or near, is for the eye that is closer.
  const late = waitOf(waited, target) === 'over';
  return (
    <span {...titled(() => t('list.waitingSince', { time: exactTime(language, waitingSince) }))} className={classes('tabular flex items-center gap-0.5 text-2xs font-medium', late ? 'text-danger' : 'text-waiting')}>
      {late ? LATE : WAITS}
      <span className="sr-only">{t('list.waiting')}</span>
      {span(language, waited) ?? t('time.now')}
      {late && <span className="sr-only">, {t('list.waits.over')}</span>}
    </span>
  );
}

/** When it comes back. */
function RowSleep({ until }: { until: string }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <span {...titled(() => t('snooze.sleepsUntil', { time: plannedTime(language, until) }))} className="tabular flex items-center gap-0.5 text-2xs text-ink-3">
      {WAKES}
      {dayAndTime(language, until, now)}
    </span>
  );
}

/** Who has it. */
function RowAssignee({ assignee }: { assignee: AgentCard }) {
  const { t } = useWords();
  const shown = useShownName()(assignee);
  return (
    <span title={t('list.assignedTo', { name: shown })}>
      <GivenMark to={assignee} size={16} />
      <span className="sr-only">{t('list.assignedTo', { name: shown })}</span>
    </span>
  );
}

/** A team has it, and none of its agents. */
function RowTeam({ team }: { team: string }) {
  const { t } = useWords();
  const name = t('assign.team', { name: useNameIn('teams', team) });
  return (
    <span title={name} className="text-ink-3">
      {TEAM}
      <span className="sr-only">{name}</span>
    </span>
  );
}

/** More would cut each other's names short; so would the second in a narrow list, beside the customer's. */
const SHOWN_LABELS = 2;

interface RowLabelsProps extends Pick<ConversationRowProps, 'labelOf'> {
  labels: readonly string[];
  besideCustomer: boolean;
}

function RowLabels({ labels, besideCustomer, labelOf }: RowLabelsProps) {
  const hidesSecond = besideCustomer && labels.length > 1;
  return (
    <>
      {labels.slice(0, SHOWN_LABELS).map((id, index) => <span key={id} className={classes('min-w-0', hidesSecond && index > 0 ? 'hidden @md/rows:flex' : 'flex')}><LabelPill small {...labelOf(id)} /></span>)}
      <MoreLabels labels={labels.slice(SHOWN_LABELS)} labelOf={labelOf} className={hidesSecond ? 'hidden @md/rows:inline' : ''} />
      {hidesSecond && <MoreLabels labels={labels.slice(1)} labelOf={labelOf} className="@md/rows:hidden" />}
    </>
  );
}

function MoreLabels({ labels, labelOf, className }: Pick<RowLabelsProps, 'labels' | 'labelOf'> & { className: string }) {
  return labels.length > 0 && <span title={labels.map((id) => labelOf(id).name).join(', ')} className={classes('tabular shrink-0 text-2xs text-ink-3', className)}>+{labels.length}</span>;
}

const CUSTOMER = 'inline-flex max-w-32 shrink-0 items-center gap-1 text-2xs text-ink-3';

/** Where whoever writes is linked to a customer's record, the way to it (S2-12). A link cannot stand in another: it lies over the room that the row's own keeps for it. */
function RowCustomer({ customer: { id, name } }: { customer: NonNullable<ConversationView['contact']['customer']> }) {
  const { t } = useWords();
  const { customer: wayTo } = useWays();
  return (
    <WayLink way={wayTo(id)} title={t('list.customer', { name })} aria-label={t('list.customer', { name })} className={`absolute top-[38px] left-[54px] h-6 hover:text-ink hover:underline ${CUSTOMER}`}>
      <CustomerName name={name} />
    </WayLink>
  );
}

function CustomerName({ name }: { name: string }) {
  return <><Building aria-hidden size={11} className="shrink-0" /><bdi className="truncate">{name}</bdi></>;
}
