import { ArrowLeft, Merge, MessageSquarePlus, Pencil, Plus, UserRoundX } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import type { ContactView } from '@/contract';
import { CustomerSection } from '@/features/customers/customer-section';
import { useContact, useContactCatalogue } from '@/features/details/contact';
import { begunEdits, ContactEditor } from '@/features/details/contact-editor';
import { ContactPoints } from '@/features/details/contact-facts';
import { ContactFields } from '@/features/details/contact-fields';
import { RemarksSection } from '@/features/details/remarks-section';
import { Fact, Moment, Section } from '@/features/details/section';
import { useContactNews } from '@/features/details/use-contact-news';
import { useSession } from '@/features/session/session';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { LoadProblem } from '@/shared/ui/load-problem';
import { ContactEvents } from './contact-events';
import { ConversationHistory } from './conversation-history';
import { conversationsOf } from './contacts';
import { MergedSection } from './merged-section';

const StartDialog = lazily(() => import('@/features/start/start-dialog'));
const MergeDialog = lazily(() => import('./merge-dialog'));

interface ContactProfileProps {
  id: string;
  onBack: (() => void) | null;
  onConversation: (conversation: string) => void;
  /** Another contact is to be shown in its place. */
  onContact: (contact: string) => void;
  corner: ReactNode;
}

/** Who somebody is, and everything that was ever exchanged with him (S1-30, S2-65). */
export function ContactProfile({ id, onBack, onConversation, onContact, corner }: ContactProfileProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const contact = useContact(id);
  useContactNews(id);
  // Which fields there are is a question of its own: what stands below them is shown when its place is known.
  const known = useContactCatalogue().isPending ? undefined : contact.data;
  const [open, setOpen] = useState<'edit' | 'merge' | 'write' | null>(null);
  const close = () => setOpen(null);
  const number = contact.data?.points.find(({ kind }) => kind === 'Phone')?.value;
  return (
    <section aria-label={t('contacts.profile')} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-3 pl-4 max-md:pl-1.5">
        {onBack && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} />}
        <h2 dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold">{contact.data?.name}</h2>
        {number !== undefined && <IconButton label={t('contacts.write')} icon={<MessageSquarePlus aria-hidden size={16} />} onClick={() => setOpen('write')} />}
        {contact.data && <IconButton label={t('contact.edit')} icon={<Pencil aria-hidden size={15} />} onClick={() => setOpen('edit')} />}
        {contact.data && <IconButton label={t('details.merge')} icon={<Merge aria-hidden size={16} />} onClick={() => setOpen('merge')} />}
        {corner}
      </header>
      {open === 'edit' && contact.data && (
        <Dialog
          open
          onOpenChange={() => {
            // It has asked.
            begunEdits.forget(agent.id, id);
            close();
          }}
          title={t('contact.edit')}
        >
          <div className="px-4 pb-4"><ContactEditor contact={contact.data} onDone={close} /></div>
        </Dialog>
      )}
      {open === 'write' && contact.data && number !== undefined && (
        <Suspense fallback={null}>
          <StartDialog
            open
            onOpenChange={close}
            to={{ number: `+${number.replace('+', '')}`, name: contact.data.name }}
            onStarted={(conversation) => {
              close();
              onConversation(conversation);
            }}
          />
        </Suspense>
      )}
      {open === 'merge' && contact.data && <Suspense fallback={null}><MergeDialog contact={contact.data} onClose={close} onMerged={onContact} /></Suspense>}
      {contact.isError
        ? <LoadProblem icon={<UserRoundX size={28} strokeWidth={1.5} />} query={contact} />
        : (
          // A region that scrolls must be reachable by the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div tabIndex={0} role="region" aria-label={t('contacts.profile')} className="min-h-0 flex-1 overflow-y-auto outline-none">
            <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 px-4 py-6 md:px-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
              <div className="-mx-4">{known ? <Known contact={known} /> : <span aria-hidden className="skeleton mx-4 block h-24" />}</div>
              <div className={known ? undefined : 'max-xl:hidden'}>
                <ConversationHistory queryKey={['contact', id, 'conversations', 'profile']} read={(cursor, signal) => conversationsOf(id, cursor, signal)} onOpen={onConversation} next={contact.data && <NextStep hasNumber={number !== undefined} onWrite={() => setOpen('write')} onAddNumber={() => setOpen('edit')} />} />
              </div>
            </div>
          </div>
        )}
    </section>
  );
}

function NextStep({ hasNumber, onWrite, onAddNumber }: { hasNumber: boolean; onWrite: () => void; onAddNumber: () => void }) {
  const { t } = useWords();
  return hasNumber
    ? <Button look="solid" onClick={onWrite}><MessageSquarePlus aria-hidden size={14} />{t('contacts.write')}</Button>
    : <Button onClick={onAddNumber}><Plus aria-hidden size={14} />{t('contacts.addNumber')}</Button>;
}

function Known({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  return (
    <>
      <div className="flex items-center gap-3 px-4 pb-4">
        <Avatar name={contact.name} channel={contact.channel?.type} size={48} />
        <div className="min-w-0">
          <p dir="auto" className="truncate text-left text-lg font-semibold">{contact.name}</p>
          <p className="tabular truncate text-xs text-ink-3">{contact.address}</p>
        </div>
      </div>
      <Section title={t('details.contact')}>
        <dl>
          <ContactPoints contact={contact} except={null} />
          <ContactFields contact={contact} />
          <Fact name={t('details.created')}><Moment at={contact.createdAt} /></Fact>
          {contact.lastActivityAt !== null && <Fact name={t('details.lastActivity')}><Moment at={contact.lastActivityAt} /></Fact>}
          <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{contact.id}</span></Fact>
        </dl>
      </Section>
      <CustomerSection contact={contact} />
      <MergedSection contact={contact} />
      <RemarksSection contact={contact} conversation={null} />
      <ContactEvents contact={contact.id} />
    </>
  );
}
