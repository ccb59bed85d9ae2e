import { CustomerSection } from '@/features/customers/customer-section';
import type { Standing } from '@/features/workbench/standing';
import { useWays, WayLink } from '@/features/workbench/ways';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { ActivitiesSection } from './activities-section';
import { useContact } from './contact';
import { ContactSection } from './contact-facts';
import { ConversationFacts } from './conversation-facts';
import { KeywordsSection, LabelsSection, ParticipantsSection } from './conversation-tags';
import { DetailsMenu } from './details-menu';
import { PreviousConversations } from './previous-conversations';
import { RemarksSection } from './remarks-section';
import { Section } from './section';

/** Who the customer is and where the conversation stands (S1-01). */
export default function Details({ head, onOpen }: { head: Standing; onOpen: (conversation: string) => void }) {
  const { t } = useWords();
  const ways = useWays();
  const contact = useContact(head.contact.id).data;
  // A conversation that is resolved keeps the name that it was resolved with.
  const name = contact?.name ?? head.contact.name;
  return (
    <div className="pb-6">
      <div className="flex items-center gap-3 py-4 pr-3 pl-4">
        <Avatar name={name} channel={head.channel.type} size={40} />
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate text-left text-base font-semibold"><WayLink way={ways.contact(head.contact.id)} title={t('details.profile')} className="underline-offset-2 hover:underline">{name}</WayLink></p>
          <p className="tabular truncate text-xs text-ink-3">{head.contact.address}</p>
        </div>
        <DetailsMenu head={head} />
      </div>
      <Section title={t('details.conversation')}><ConversationFacts head={head} /></Section>
      <LabelsSection head={head} />
      <KeywordsSection head={head} />
      <ContactSection head={head} />
      {contact && <CustomerSection contact={contact} />}
      <RemarksSection contact={head.contact} conversation={head.id} />
      <ParticipantsSection head={head} />
      <PreviousConversations head={head} onOpen={onOpen} />
      <ActivitiesSection head={head} />
    </div>
  );
}
