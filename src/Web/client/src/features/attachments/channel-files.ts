import type { ChannelType, MessageKind } from '@/contract';
import { Problem } from '@/shared/http/problem';

const KB = 1024;
const MB = 1024 * KB;

/** A kind of file that a channel takes. */
export interface FileRule {
  readonly kind: Extract<MessageKind, 'Image' | 'Video' | 'Audio' | 'Document' | 'Sticker'>;
  readonly limit: number;
  readonly caption: boolean;
  readonly types: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** What WhatsApp takes, as the server checks it (S0-28, S2-33, S2-34): refused here, nobody waits for an upload in vain. */
const WHATSAPP: readonly FileRule[] = [
  { kind: 'Image', limit: 5 * MB, caption: true, types: ['image/jpeg', 'image/png'] },
  { kind: 'Video', limit: 16 * MB, caption: true, types: ['video/mp4', 'video/3gpp'] },
  { kind: 'Audio', limit: 16 * MB, caption: false, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  {
    kind: 'Document', limit: 100 * MB, caption: true,
    types: ['text/plain', 'application/pdf', 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint', `${OFFICE}wordprocessingml.document`, `${OFFICE}spreadsheetml.sheet`, `${OFFICE}presentationml.presentation`],
  },
  { kind: 'Sticker', limit: 500 * KB, caption: false, types: ['image/webp'] },
];

/** Empty: the channel carries no files. */
export const channelFiles = (channel: ChannelType): readonly FileRule[] => (channel === 'WhatsApp' ? WHATSAPP : []);

export const ruleFor = (channel: ChannelType, mimeType: string): FileRule | null =>
  channelFiles(channel).find((rule) => rule.types.includes(mimeType)) ?? null;

/** Why a channel will not take a file, as the server would say it. A type that the browser does not know is left to the server, which looks inside. */
export function fileFault(channel: ChannelType, file: { readonly type: string; readonly size: number }): Problem | null {
  if (channelFiles(channel).length === 0) return new Problem(422, 'content_not_supported');
  if (file.size === 0) return new Problem(422, 'attachment_empty');
  const mimeType = file.type.split(';')[0] ?? '';
  const rule = ruleFor(channel, mimeType);
  if (rule === null) {
    return mimeType === '' || isDisguised(mimeType) ? null : new Problem(422, 'attachment_type_not_supported', { mimeType });
  }
  return file.size > rule.limit ? new Problem(422, 'attachment_too_large', { limit: rule.limit }) : null;
}

/** Names that some systems give to what the channel takes under another. */
const isDisguised = (mimeType: string) => mimeType.startsWith('audio/x-') || mimeType === 'application/octet-stream' || mimeType === 'audio/m4a' || mimeType === 'audio/opus';
