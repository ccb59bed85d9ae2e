import { ArrowLeft, Pencil, UserRoundX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ContactView } from '@/contract';
import { useContact } from '@/features/details/contact';
import { ContactEditor } from '@/features/details/contact-editor';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime } from '@/shared/format/time';
import { isWebAddress } from '@/shared/format/text';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { ContactConversations } from './contact-conversations';
import { nameIn, useCatalogue } from './contacts';

interface ContactProfileProps {
  id: string;
  onBack: (() => void) | null;
  onConversation: (conversation: string) => void;
  corner: ReactNode;
}

/** Who somebody is, and everything that was ever exchanged with him (S1-30, S2-65). */
export function ContactProfile({ id, onBack, onConversation, corner }: ContactProfileProps) {
  const { t } = useWords();
  const contact = useContact(id);
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={t('contacts.profile')} className="flex min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4 max-md:pl-1.5">
        {onBack && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} />}
        <h2 dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold">{contact.data?.name}</h2>
        {contact.data && <IconButton label={t('contact.edit')} icon={<Pencil aria-hidden size={15} />} onClick={() => setEditing(true)} />}
        {corner}
      </header>
      {editing && contact.data && (
        <Dialog open onOpenChange={() => setEditing(false)} title={t('contact.edit')}>
          <div className="px-4 pb-4"><ContactEditor contact={contact.data} onDone={() => setEditing(false)} /></div>
        </Dialog>
      )}
      {contact.isError && (
        <EmptyState icon={<UserRoundX size={28} strokeWidth={1.5} />} title={problemWords(t, asProblem(contact.error))} hint="" action={<Button onClick={() => void contact.refetch()}>{t('list.tryAgain')}</Button>} />
      )}
      {!contact.isError && (
        // A region that scrolls must be reachable by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div tabIndex={0} role="region" aria-label={t('contacts.profile')} className="min-h-0 flex-1 overflow-y-auto outline-none">
          <div className="mx-auto grid max-w-5xl gap-x-10 gap-y-6 px-4 py-6 md:px-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
            <div>{contact.data ? <Facts contact={contact.data} /> : <span aria-hidden className="skeleton block h-24" />}</div>
            <ContactConversations contact={id} onOpen={onConversation} />
          </div>
        </div>
      )}
    </section>
  );
}

function Facts({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const { types, stages, attributes } = useCatalogue();
  const nothing = (word: string) => <span className="text-ink-3">{word}</span>;
  return (
    <>
      <div className="flex items-center gap-3 pb-4">
        <Avatar name={contact.name} channel={contact.channel.type} size={48} />
        <div className="min-w-0">
          <p dir="auto" className="truncate text-left text-lg font-semibold">{contact.name}</p>
          <p className="tabular truncate text-xs text-ink-3">{contact.address}</p>
        </div>
      </div>
      <dl className="divide-y divide-line border-y border-line">
        <Fact name={t('contacts.type')}>{nameIn(types, contact.type)}</Fact>
        <Fact name={t('contacts.stage')}>{contact.stage === null ? nothing(t('contacts.noStage')) : nameIn(stages, contact.stage)}</Fact>
        <Fact name={t('contacts.owner')}>{contact.owner?.name ?? nothing(t('contacts.noOwner'))}</Fact>
        {contact.points.map(({ kind, value, account }) => (
          <Fact key={`${kind} ${value} ${account ?? ''}`} name={t(`contacts.points.${kind}`)}><bdi className="tabular">{value}</bdi></Fact>
        ))}
        {contact.language !== null && <Fact name={t('contacts.language')}>{contact.language}</Fact>}
        {contact.attributes.map(({ key, value }) => <Fact key={key} name={nameIn(attributes, key)}><AttributeValue value={value} /></Fact>)}
        <Fact name={t('details.created')}><Moment at={contact.createdAt} /></Fact>
        {contact.lastActivityAt !== null && <Fact name={t('details.lastActivity')}><Moment at={contact.lastActivityAt} /></Fact>}
        <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{contact.id}</span></Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[120px_minmax(0,1fr)] items-baseline gap-2 py-2">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function AttributeValue({ value }: { value: string }) {
  const { t } = useWords();
  if (isWebAddress(value)) return <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">{value}</a>;
  return <bdi>{value === 'true' ? t('contacts.yes') : value === 'false' ? t('contacts.no') : value}</bdi>;
}

function Moment({ at }: { at: string }) {
  const { language } = useWords();
  return <time dateTime={at} title={exactTime(language, at)} className="tabular">{dateTime(language, at, useNow())}</time>;
}
