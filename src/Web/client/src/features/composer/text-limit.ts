import type { ChannelType } from '@/contract';

const LIMITS: Record<ChannelType, number> = { WhatsApp: 4096, Messenger: 2000, Instagram: 1000, WebChat: 10_000, Email: 25_000, Sms: 1600, Api: 10_000 };
const NOTE_LIMIT = 10_000;

export interface TextLimit {
  readonly left: number;
  /** Near enough to the limit to be worth a number on screen. */
  readonly near: boolean;
  readonly exceeded: boolean;
}

/** Counted as the channel counts: in UTF-16 units. */
export function textLimit(mode: 'reply' | 'note', channel: ChannelType, text: string): TextLimit {
  const limit = mode === 'note' ? NOTE_LIMIT : LIMITS[channel];
  const left = limit - text.length;
  return { left, near: left <= limit / 10, exceeded: left < 0 };
}
