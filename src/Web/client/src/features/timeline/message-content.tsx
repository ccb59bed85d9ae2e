import { FileQuestion, MapPin, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LocationContent, MediaContent, MessageContent, SharedContact, TemplateRendering } from '@/contract';
import { Attached } from '@/features/attachments/attached';
import { FormCard } from '@/features/forms/form-card';
import { FormAnswer } from '@/features/forms/form-message';
import { useWords } from '@/shared/i18n/use-words';
import { RichText } from './rich-text';

/** @param address where the message's file is. */
export function Content({ content, address }: { content: MessageContent; address: string }) {
  const { t } = useWords();
  switch (content.type) {
    case 'text':
      return <RichText text={content.body} />;
    case 'media':
      return <Media content={content} address={address} />;
    case 'location':
      return <Place content={content} />;
    case 'contact_cards':
      return <div className="space-y-1">{content.contacts.map((contact, index) => <SharedCard key={`${index} ${contact.name}`} contact={contact} />)}</div>;
    case 'choice':
      return (
        <div>
          <p className="text-2xs text-ink-3">{t('thread.chose')}</p>
          <p dir="auto" className="font-medium">{content.title}</p>
          {content.description && <p dir="auto" className="text-xs text-ink-2">{content.description}</p>}
        </div>
      );
    case 'form_answer':
      return <FormAnswer content={content} />;
    case 'form':
      return <FormCard form={content} />;
    case 'template':
      return <Template rendering={content.rendering} address={address} />;
    case 'reaction':
      return <p className="text-xl">{content.emoji ?? t('thread.reactionRemoved')}</p>;
    case 'unsupported':
      return (
        <Card icon={<FileQuestion aria-hidden size={18} />} title={t('thread.unsupported', { type: content.providerType })} lines={[content.description ?? t('thread.unsupportedHint')]} />
      );
  }
}

interface CardProps {
  icon: ReactNode;
  /** What its sign means, for who does not see it. */
  kind?: string;
  title: string;
  /** Whole: what is cut off nobody can read or copy on a phone. */
  lines: readonly string[];
  href?: string;
}

function Card({ icon, kind, title, lines, href }: CardProps) {
  const inside = (
    <>
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-surface text-ink-2">{icon}</span>
      <span className="min-w-0">
        {kind !== undefined && kind !== title && <span className="sr-only">{kind}</span>}
        <span dir="auto" className="block text-left text-sm font-medium [overflow-wrap:anywhere]">{title}</span>
        {lines.map((line, index) => <span key={`${index} ${line}`} dir="auto" className="block text-left text-xs text-ink-3 [overflow-wrap:anywhere]">{line}</span>)}
      </span>
    </>
  );
  return href === undefined
    ? <div className="flex min-w-44 items-center gap-2.5">{inside}</div>
    : <a href={href} target="_blank" rel="noopener noreferrer" className="flex min-w-44 items-center gap-2.5 hover:opacity-80">{inside}</a>;
}

function Media({ content: { mediaKind, fileName, mimeType, caption, attachment }, address }: { content: MediaContent; address: string }) {
  const { t } = useWords();
  return (
    <div className="space-y-1.5">
      <Attached kind={mediaKind} name={fileName ?? t(`kinds.${mediaKind}`)} mimeType={mimeType ?? ''} attachment={attachment ?? null} address={address} />
      {caption && <RichText text={caption} />}
    </div>
  );
}

/** As the customer sees it. */
export function Template({ rendering, address }: { rendering: TemplateRendering; address: string }) {
  const { t } = useWords();
  return (
    <div className="space-y-1.5">
      {rendering.header && <p dir="auto" className="font-medium">{rendering.header}</p>}
      {rendering.headerFile && (
        <Attached kind={kindOfHeader(rendering)} name={rendering.headerFile.fileName} mimeType={rendering.headerFile.mimeType} attachment={{ state: 'Stored', file: rendering.headerFile, error: null }} address={address} />
      )}
      {rendering.headerLocation && <Card icon={<MapPin aria-hidden size={18} />} kind={t('kinds.Location')} title={rendering.headerLocation.name} lines={[rendering.headerLocation.address]} />}
      <RichText text={rendering.body} />
      {rendering.footer && <p dir="auto" className="text-xs text-ink-3">{rendering.footer}</p>}
      {rendering.buttons.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {rendering.buttons.map((button, index) => <li key={`${index} ${button.text}`} dir="auto" className="rounded-md border border-line px-2 text-xs">{button.text}</li>)}
        </ul>
      )}
    </div>
  );
}

function Place({ content: { latitude, longitude, name, address } }: { content: LocationContent }) {
  const { t } = useWords();
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <Card
      icon={<MapPin aria-hidden size={18} />}
      kind={t('kinds.Location')}
      title={name ?? address ?? t('kinds.Location')}
      lines={[name && address ? address : coordinates]}
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
    />
  );
}

function SharedCard({ contact: { name, phones, emails } }: { contact: SharedContact }) {
  const { t } = useWords();
  return <Card icon={<UserRound aria-hidden size={18} />} kind={t('kinds.ContactCard')} title={name} lines={[...phones, ...emails]} />;
}

const kindOfHeader = ({ headerKind }: TemplateRendering): MediaContent['mediaKind'] => (headerKind === 'Image' || headerKind === 'Video' ? headerKind : 'Document');

/** A message in one line, for quotes. */
export function useContentLine(): (content: MessageContent) => string {
  const { t } = useWords();
  return (content) => {
    switch (content.type) {
      case 'text': return content.body;
      case 'media': return content.caption ?? content.fileName ?? t(`kinds.${content.mediaKind}`);
      case 'location': return content.name ?? content.address ?? t('kinds.Location');
      case 'contact_cards': return content.contacts.map((contact) => contact.name).join(', ');
      case 'choice': return content.title;
      case 'form': return content.title;
      case 'form_answer': return content.of?.title ?? t('thread.formAnswer');
      case 'template': return content.rendering.body;
      case 'reaction': return content.emoji ?? t('thread.reactionRemoved');
      case 'unsupported': return t('thread.unsupported', { type: content.providerType });
    }
  };
}
