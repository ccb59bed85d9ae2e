import { Circle, ClipboardList, Contact, File, FileQuestion, Image, LayoutTemplate, ListChecks, Mail, MapPin, Mic, Music, SmilePlus, Sticker, Video } from 'lucide-react';
import type { MessageKind } from '@/contract';

const ICONS = {
  Image, Video, Audio: Music, VoiceNote: Mic, Document: File, Sticker, Location: MapPin, ContactCard: Contact, Reaction: SmilePlus,
  Template: LayoutTemplate, InteractiveButtons: ListChecks, InteractiveList: ListChecks, Form: ClipboardList, FormAnswer: ClipboardList,
  Email: Mail, Unsupported: FileQuestion, Text: Circle,
} as const satisfies Record<MessageKind, unknown>;

/** What a message is, when it is more than words. */
export function MessageKindIcon({ kind, size = 13 }: { kind: MessageKind; size?: number }) {
  if (kind === 'Text') return null;
  const Icon = ICONS[kind];
  return <Icon aria-hidden size={size} className="shrink-0" />;
}
