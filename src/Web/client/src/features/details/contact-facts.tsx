import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ContactView, ConversationView } from '@/contract';
import { isWebAddress } from '@/shared/format/text';
import { useWords } from '@/shared/i18n/use-words';
import { ChannelMark, channelNames } from '@/shared/ui/channel-mark';
import { IconButton } from '@/shared/ui/icon-button';
import { useContact, useContactCatalogue } from './contact';
import { ContactEditor } from './contact-editor';
import { Fact, Moment, Nothing, Section } from './section';

/** Who the customer is: read, and changed where it stands (S1-03 to S1-09, S4-17, S4-21). */
export function ContactSection({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const contact = useContact(head.contact.id);
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t('details.contact')}
      action={contact.data && !editing && <IconButton label={t('contact.edit')} icon={<Pencil aria-hidden size={13} />} onClick={() => setEditing(true)} className="!size-6" />}
    >
      {editing && contact.data
        ? <ContactEditor contact={contact.data} onDone={() => setEditing(false)} />
        : <ContactFacts head={head} contact={contact.data} />}
    </Section>
  );
}

function ContactFacts({ head, contact }: { head: ConversationView; contact: ContactView | undefined }) {
  const { t } = useWords();
  const catalogue = useContactCatalogue().data;
  const nameIn = (entries: readonly { key: string; name: string }[] | undefined, key: string) => entries?.find((entry) => entry.key === key)?.name ?? key;
  return (
    <dl>
      <Fact name={t('details.name')}><bdi>{contact?.name ?? head.contact.name}</bdi></Fact>
      <Fact name={t('details.address')}><span className="tabular">{head.contact.address}</span></Fact>
      <Fact name={t('details.channel')}>
        <span className="inline-flex items-center gap-1.5"><ChannelMark type={head.channel.type} />{channelNames[head.channel.type]}</span>
      </Fact>
      {contact && (
        <>
          <Fact name={t('contact.type')}>{nameIn(catalogue?.types, contact.type)}</Fact>
          <Fact name={t('contact.stage')}>{contact.stage === null ? <Nothing>{t('contact.noStage')}</Nothing> : nameIn(catalogue?.stages, contact.stage)}</Fact>
          {contact.points.filter((point) => digits(point.value) !== digits(head.contact.address)).map((point) => (
            <Fact key={`${point.kind} ${point.value}`} name={t(`contact.points.${point.kind}`)}><bdi className="tabular">{point.value}</bdi></Fact>
          ))}
          {contact.language !== null && <Fact name={t('contact.language')}>{contact.language}</Fact>}
          {contact.attributes.map(({ key, value }) => (
            <Fact key={key} name={nameIn(catalogue?.attributes, key)}>
              {isWebAddress(value) ? <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">{value}</a> : <bdi>{value === 'true' ? t('contact.yes') : value === 'false' ? t('contact.no') : value}</bdi>}
            </Fact>
          ))}
          <Fact name={t('details.owner')}>{contact.owner?.name ?? <Nothing>{t('details.noOwner')}</Nothing>}</Fact>
          <Fact name={t('details.created')}><Moment at={contact.createdAt} /></Fact>
        </>
      )}
      <Fact name={t('details.id')}><span className="tabular text-2xs text-ink-3">{head.contact.id}</span></Fact>
    </dl>
  );
}

/** The provider writes a number without its plus. */
const digits = (value: string) => (/^[+\d\s().-]+$/u.test(value) ? value.replace(/\D/gu, '') : value);
