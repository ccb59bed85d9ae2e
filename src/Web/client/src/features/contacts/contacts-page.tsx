import { Contact } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { EmptyState } from '@/shared/ui/empty-state';
import { useMedia } from '@/shared/ui/use-media';
import { ContactList } from './contact-list';
import { ContactProfile } from './contact-profile';
import type { ContactSearch } from './contacts';

interface ContactsPageProps {
  contact: string | null;
  search: ContactSearch;
  hrefOf: (contact: string) => string;
  onOpen: (contact: string | null) => void;
  onSearch: (search: ContactSearch) => void;
  onConversation: (conversation: string) => void;
  corner: ReactNode;
}

/** Everybody who wrote, and who somebody is: beside each other where there is room. */
export function ContactsPage({ contact, search, hrefOf, onOpen, onSearch, onConversation, corner }: ContactsPageProps) {
  const { t } = useWords();
  const wide = useMedia('(min-width: 768px)');
  const profile = useRef<HTMLDivElement>(null);
  useShortcut('back', () => onOpen(null), { enabled: contact !== null, outside: profile });
  return (
    <>
      {(wide || contact === null) && (
        <section aria-label={t('contacts.title')} className="flex w-90 shrink-0 flex-col border-r border-line bg-canvas max-md:w-full max-md:border-r-0">
          <ContactList current={contact} search={search} hrefOf={hrefOf} onOpen={onOpen} onSearch={onSearch} corner={wide ? null : corner} />
        </section>
      )}
      {(wide || contact !== null) && (
        <div ref={profile} className="flex min-w-0 flex-1 flex-col bg-surface">
          {contact !== null
            ? <ContactProfile key={contact} id={contact} onBack={wide ? null : () => onOpen(null)} onConversation={onConversation} onContact={onOpen} corner={corner} />
            : (
              <section aria-label={t('contacts.profile')} className="flex min-h-0 flex-1 flex-col">
                <div className="flex h-12 shrink-0 items-center justify-end border-b border-line pr-3">{corner}</div>
                <EmptyState icon={<Contact size={28} strokeWidth={1.5} />} title={t('contacts.nobody.title')} hint={t('contacts.nobody.hint')} />
              </section>
            )}
        </div>
      )}
    </>
  );
}
