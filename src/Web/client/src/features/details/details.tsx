import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronRight, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ContactView, ConversationView } from '@/contract';
import { LabelPicker } from '@/features/commands/label-picker';
import { useRun } from '@/features/commands/use-commands';
import { StatusMark } from '@/features/conversations/status-mark';
import { useLabel } from '@/features/labels/labels';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime, since } from '@/shared/format/time';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import { LabelPill } from '@/shared/ui/label-pill';

/** Who the customer is and where the conversation stands (S1-01). */
export function Details({ head }: { head: ConversationView }) {
  const { t } = useWords();
  return (
    <div className="pb-6">
      <div className="flex items-center gap-3 px-4 py-4">
        <Avatar name={head.contact.name} channel={head.channel.type} size={40} />
        <div className="min-w-0">
          <p dir="auto" className="truncate text-left text-base font-semibold">{head.contact.name}</p>
          <p className="tabular truncate text-xs text-ink-3">{head.contact.address}</p>
        </div>
      </div>
      <Section title={t('details.conversation')}><ConversationFacts head={head} /></Section>
      <Section title={t('labels.title')}><ConversationLabels head={head} /></Section>
      <Section title={t('details.contact')}><ContactFacts head={head} /></Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <section className="border-t border-line">
      <h3>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="flex h-9 w-full items-center gap-1 px-4 text-xs font-medium text-ink-2 -outline-offset-2 hover:text-ink">
          {title}
          <ChevronRight aria-hidden size={13} className={classes('text-ink-3 transition-transform duration-100', open && 'rotate-90')} />
        </button>
      </h3>
      {open && <div className="px-4 pb-3">{children}</div>}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[104px_minmax(0,1fr)] items-baseline gap-2 py-1">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function Moment({ at, relative = false }: { at: string; relative?: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <time dateTime={at} title={exactTime(language, at)} className="tabular">
      {relative ? since(language, at, now) ?? t('time.now') : dateTime(language, at, now)}
    </time>
  );
}

function ConversationFacts({ head }: { head: ConversationView }) {
  const { t } = useWords();
  return (
    <dl>
      <Fact name={t('details.number')}><span className="tabular">#{head.displayNumber}</span></Fact>
      <Fact name={t('filters.status')}>
        <span className="inline-flex items-center gap-1.5"><StatusMark status={head.status} />{t(`status.${head.status}`)}</span>
      </Fact>
      <Fact name={t('details.assignee')}>
        {head.assignee
          ? <span className="flex items-center gap-1.5"><Avatar name={head.assignee.name} size={18} />{head.assignee.name}</span>
          : <span className="text-ink-3">{t('assign.none')}</span>}
      </Fact>
      {head.waitingSince && <Fact name={t('list.waiting')}><span className="font-medium text-waiting"><Moment at={head.waitingSince} relative /></span></Fact>}
      <Fact name={t('details.opened')}><Moment at={head.openedAt} /></Fact>
      <Fact name={t('details.lastActivity')}><Moment at={head.lastActivityAt} /></Fact>
    </dl>
  );
}

function ConversationLabels({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const labelOf = useLabel();
  const run = useRun();
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {head.labels.map((id) => (
        <LabelPill
          key={id}
          {...labelOf(id)}
          removeLabel={t('labels.remove', { name: labelOf(id).name })}
          onRemove={() => void run(head.id, { kind: 'remove_label', label: id })}
        />
      ))}
      <LabelPicker
        head={head}
        open={picking}
        onOpenChange={setPicking}
        trigger={<IconButton label={t('labels.add')} icon={<Plus aria-hidden size={14} />} className="!size-5" />}
      />
    </div>
  );
}

function ContactFacts({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const contact = useQuery({
    // Who owns the contact follows from assignments and first replies.
    queryKey: ['contact', head.contact.id, head.assignee?.id, head.preview?.direction],
    queryFn: ({ signal }) => request<ContactView>('GET', `/api/v1/contacts/${encodeURIComponent(head.contact.id)}`, undefined, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  return (
    <dl>
      <Fact name={t('details.name')}><bdi>{head.contact.name}</bdi></Fact>
      <Fact name={t('details.address')}><span className="tabular">{head.contact.address}</span></Fact>
      <Fact name={t('details.channel')}>
        <span className="inline-flex items-center gap-1.5"><ChannelMark type={head.channel.type} />{channelNames[head.channel.type]}</span>
      </Fact>
      <Fact name={t('details.owner')}>{contact.data?.owner?.name ?? <span className="text-ink-3">{contact.isPending ? '' : t('details.noOwner')}</span>}</Fact>
      <Fact name={t('details.created')}>{contact.data && <Moment at={contact.data.createdAt} />}</Fact>
      <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{head.contact.id}</span></Fact>
    </dl>
  );
}
