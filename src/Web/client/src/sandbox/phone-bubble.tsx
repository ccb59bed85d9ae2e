import { Ban, CheckCheck, ChevronDown, Clock3, File, Image, MapPin, Mic, Music, Sticker, UserRound, Video } from 'lucide-react';
import { linkParts } from '@/shared/format/text';
import { clockTime, exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import { PhoneFile } from './phone-file';
import { type Draft, type MediaKind, type PhoneContent, type PhoneForm, type PhoneMessage } from './phone-api';

interface PhoneBubbleProps {
  message: PhoneMessage;
  quoted: PhoneMessage | null;
  onAct: (draft: Draft) => void;
  onEdit: (message: PhoneMessage) => void;
  /** Opens its form. */
  onFill: (message: PhoneMessage) => void;
  /** Its form was sent. */
  answered: boolean;
}

const TICKS = { pending: Clock3, delivered: CheckCheck, read: CheckCheck } as const;

export function PhoneBubble({ message, quoted, onAct, onEdit, onFill, answered }: PhoneBubbleProps) {
  const { t, language } = useWords();
  const own = message.direction === 'sent';
  const { content, at, status, edited, revoked } = message;
  const reactions = [message.reactions.customer, message.reactions.business].filter(Boolean).join('');
  const Tick = TICKS[status];

  return (
    <div className={classes('group flex items-center gap-1 pt-1.5', own ? 'flex-row-reverse' : '', reactions && 'pb-3')}>
      <div className={classes('relative max-w-[82%] rounded-xl px-2.5 py-1.5 text-base', own ? 'bg-success-tint' : 'bg-surface shadow-[0_0_0_1px_var(--line)]')}>
        {quoted && content.type !== 'form_answer' && <p dir="auto" className="mb-1 line-clamp-2 border-l-2 border-line-strong pl-2 text-xs text-ink-3">{oneLine(quoted.content)}</p>}
        {revoked
          ? <p className="flex items-center gap-1.5 text-ink-3 italic"><Ban aria-hidden size={14} />{t('sandbox.revoked')}</p>
          : content.type === 'form'
            ? <FormBubble form={content} answered={answered} onFill={() => onFill(message)} />
            : <BubbleContent content={content} />}
        <div className="mt-0.5 flex items-center justify-end gap-1 text-2xs text-ink-3">
          {edited && !revoked && <span>{t('sandbox.edited')}</span>}
          <time dateTime={at} title={exactTime(language, at)} className="tabular">{clockTime(language, at)}</time>
          {own && (
            <span title={t(`sandbox.status.${status}`)} data-status={status} className={status === 'read' ? 'text-read' : undefined}>
              <Tick aria-hidden size={14} />
              <span className="sr-only">{t(`sandbox.status.${status}`)}</span>
            </span>
          )}
        </div>
        {reactions && <span className={classes('absolute -bottom-3 rounded-full bg-raised px-1.5 text-xs shadow-pop', own ? 'left-2' : 'right-2')}>{reactions}</span>}
      </div>
      {!revoked && message.revision > 0 && <BubbleMenu message={message} onAct={onAct} onEdit={onEdit} />}
    </div>
  );
}

const EMOJI = ['👍', '❤️', '😂', '🙏'] as const;

function BubbleMenu({ message, onAct, onEdit }: Pick<PhoneBubbleProps, 'message' | 'onAct' | 'onEdit'>) {
  const { t } = useWords();
  const own = message.direction === 'sent';
  return (
    <Menu>
      <MenuTrigger aria-label={t('sandbox.react')} className="inline-flex size-6 items-center justify-center rounded-full text-ink-3 opacity-0 group-hover:opacity-100 hover:bg-hover focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-60">
        <ChevronDown aria-hidden size={14} />
      </MenuTrigger>
      <MenuContent align="center" className="min-w-40">
        {EMOJI.map((emoji) => (
          <MenuItem key={emoji} onSelect={() => onAct({ reaction: { message: message.id, emoji: message.reactions.customer === emoji ? null : emoji } })}>
            {emoji}
          </MenuItem>
        ))}
        {own && (
          <>
            <MenuSeparator />
            {message.content.type === 'text' && <MenuItem onSelect={() => onEdit(message)}>{t('sandbox.edit')}</MenuItem>}
            <MenuItem onSelect={() => onAct({ revoke: { message: message.id } })}>{t('sandbox.revoke')}</MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}

const MEDIA = {
  image: { Icon: Image, kind: 'Image' },
  video: { Icon: Video, kind: 'Video' },
  audio: { Icon: Music, kind: 'Audio' },
  voice: { Icon: Mic, kind: 'VoiceNote' },
  document: { Icon: File, kind: 'Document' },
  sticker: { Icon: Sticker, kind: 'Sticker' },
} as const satisfies Record<MediaKind, unknown>;

function FormBubble({ form, answered, onFill }: { form: PhoneForm; answered: boolean; onFill: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p dir="auto" className="font-medium">{form.title}</p>
      <Words text={form.body} />
      <button type="button" disabled={answered} onClick={onFill} dir="auto" className="mt-1.5 flex h-8 w-full items-center justify-center rounded-md bg-hover px-3 text-sm font-medium disabled:text-ink-3">
        {answered ? t('sandbox.form.answered') : form.button}
      </button>
    </>
  );
}

function BubbleContent({ content }: { content: Exclude<PhoneContent, { type: 'form' }> }) {
  const { t } = useWords();
  switch (content.type) {
    case 'text':
      return <Words text={content.body} />;
    case 'other':
      return <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">{content.text || content.kind}</p>;
    case 'location':
      return <p className="flex items-center gap-1.5"><MapPin aria-hidden size={16} className="shrink-0" />{content.name ?? content.address ?? t('kinds.Location')}</p>;
    case 'contacts':
      return <>{content.cards.map((card, index) => <p key={`${index} ${card.name}`} className="flex items-center gap-1.5"><UserRound aria-hidden size={16} className="shrink-0" />{[card.name, ...card.phones].join(' · ')}</p>)}</>;
    case 'form_answer':
      return (
        <>
          <p dir="auto" className="font-medium">{content.title}</p>
          {content.values.filter(({ value }) => value !== '').map(({ name, label, value }) => <p key={name} dir="auto" className="text-sm [overflow-wrap:anywhere]"><span className="text-ink-3">{label} : </span>{value}</p>)}
        </>
      );
    case 'template':
      return (
        <>
          {content.header && <p dir="auto" className="font-medium">{content.header}</p>}
          {content.mediaId && <PhoneFile kind={kindOf(content.mimeType)} id={content.mediaId} name={t('kinds.Document')} alt="" />}
          <Words text={content.body} />
          {content.footer && <p className="text-xs text-ink-3">{content.footer}</p>}
          {content.buttons.map((button, index) => <p key={`${index} ${button}`} className="mt-1 flex min-h-8 items-center justify-center rounded-md bg-hover px-2 text-sm font-medium">{button}</p>)}
        </>
      );
    case 'media': {
      const { Icon, kind } = MEDIA[content.kind];
      if (content.id) {
        return (
          <>
            <PhoneFile kind={content.kind} id={content.id} name={content.fileName ?? t(`kinds.${kind}`)} alt={content.caption ?? t(`kinds.${kind}`)} />
            {content.caption && <Words text={content.caption} />}
          </>
        );
      }
      return (
        <>
          <p className="flex items-center gap-1.5"><Icon aria-hidden size={16} className="shrink-0" />{content.fileName ?? t(`kinds.${kind}`)}</p>
          {content.caption && <Words text={content.caption} />}
        </>
      );
    }
  }
}

export function Words({ text }: { text: string }) {
  return (
    <p dir="auto" className="unbidi [overflow-wrap:anywhere] whitespace-pre-wrap">
      {linkParts(text).map((part, index) => (part.kind === 'text' ? part.text : <a key={`${index} ${part.href}`} href={part.href} target="_blank" rel="noopener noreferrer" className="underline">{part.text}</a>))}
    </p>
  );
}

function oneLine(content: PhoneContent): string {
  switch (content.type) {
    case 'text': return content.body;
    case 'other': return content.text;
    case 'location': return content.name ?? content.address ?? '📍';
    case 'contacts': return content.cards.map((card) => card.name).join(', ');
    case 'form':
    case 'form_answer': return content.title;
    case 'template': return content.body;
    case 'media': return content.caption ?? content.fileName ?? content.kind;
  }
}

const kindOf = (mimeType: string | null | undefined): MediaKind => (mimeType?.startsWith('image/') ? 'image' : mimeType?.startsWith('video/') ? 'video' : 'document');
