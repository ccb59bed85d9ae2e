import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ContactView } from '@/contract';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { IconButton } from '@/shared/ui/icon-button';
import { useContact } from './contact';
import { begunEdits, ContactEditor } from './contact-editor';
import { ContactFields } from './contact-fields';
import { Fact, Moment, Section } from './section';

/** Who the customer is: read, and changed where it stands (S1-03 to S1-09, S4-17, S4-21). */
export function ContactSection({ head }: { head: Standing }) {
  const { t } = useWords();
  const contact = useContact(head.contact.id);
  const { agent } = useSession();
  const [editing, setEditing] = useState(() => begunEdits.has(agent.id, head.contact.id));
  return (
    <Section
      title={t('details.contact')}
      action={contact.data && !editing && <IconButton label={t('contact.edit')} icon={<Pencil aria-hidden size={13} />} onClick={() => setEditing(true)} className="!size-6" />}
    >
      {editing && contact.data
        ? <div data-kept><ContactEditor contact={contact.data} onDone={() => setEditing(false)} /></div>
        : <ContactFacts head={head} contact={contact.data} />}
    </Section>
  );
}

function ContactFacts({ head, contact }: { head: Standing; contact: ContactView | undefined }) {
  const { t } = useWords();
  return (
    <dl>
      <Fact name={t('details.name')}><bdi>{contact?.name ?? head.contact.name}</bdi></Fact>
      <Fact name={t('details.address')}><span className="tabular">{head.contact.address}</span></Fact>
      <Fact name={t('details.channel')}>
        <span className="inline-flex items-center gap-1.5"><ChannelMark type={head.channel.type} />{channelNames[head.channel.type]}</span>
      </Fact>
      {contact && (
        <>
          <ContactPoints contact={contact} except={head.contact.address} />
          <ContactFields contact={contact} />
          <Fact name={t('details.created')}><Moment at={contact.createdAt} /></Fact>
        </>
      )}
      <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{head.contact.id}</span></Fact>
    </dl>
  );
}

/** The ways to reach him, but for the one that stands there already. */
export function ContactPoints({ contact: { points }, except }: { contact: ContactView; except: string | null }) {
  const { t } = useWords();
  return points.filter((point) => except === null || digits(point.value) !== digits(except)).map(({ kind, value, account }) => (
    <Fact key={`${kind} ${value} ${account ?? ''}`} name={t(`contact.points.${kind}`)}><bdi className="tabular">{kind === 'Phone' && !value.startsWith('+') ? `+${value}` : value}</bdi></Fact>
  ));
}

/** The provider writes a number without its plus. */
const digits = (value: string) => (/^[+\d\s().-]+$/u.test(value) ? value.replace(/\D/gu, '') : value);
