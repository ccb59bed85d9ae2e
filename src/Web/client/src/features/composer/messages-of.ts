import type { ChannelType } from '@/contract';
import { ruleFor } from '@/features/attachments/channel-files';
import type { ReadyFile } from '@/features/attachments/tray';
import type { NewMessage } from './send-queue';

interface Written {
  /** Of the message that carries the text, or of the first. */
  readonly clientMessageId: string;
  readonly conversation: string;
  readonly text: string;
  readonly quoting: number | null;
  readonly expectedSequence: number | null;
}

/**
 * What one press of Send makes: a message for each file, the text as the caption of the first. Where that file carries none,
 * or the text is longer than a caption may be, the text goes before it as a message of its own.
 */
export function messagesOf(channel: ChannelType, { clientMessageId, conversation, text, quoting, expectedSequence }: Written, files: readonly ReadyFile[]): readonly NewMessage[] {
  const base = { conversation, mode: 'reply', expectedSequence } as const;
  const [first] = files;
  if (first === undefined) return [{ ...base, clientMessageId, text, quoting }];
  const captioned = text !== '' && takesCaption(channel, first, text);
  const enclosed = files.map(({ upload, preview }, index): NewMessage => ({
    ...base,
    ...(index === 0 && (captioned || text === '') && { clientMessageId }),
    text: captioned && index === 0 ? text : '',
    quoting: index === 0 && (captioned || text === '') ? quoting : null,
    enclosure: { kind: 'attachment', ...upload, preview },
  }));
  return text !== '' && !captioned ? [{ ...base, clientMessageId, text, quoting }, ...enclosed] : enclosed;
}

/** WhatsApp's longest caption. */
export const CAPTION_LIMIT = 1024;

export const takesCaption = (channel: ChannelType, { upload }: ReadyFile, text: string): boolean =>
  text.length <= CAPTION_LIMIT && (ruleFor(channel, upload.file.mimeType)?.caption ?? true);
