import type { ConversationView, MessageRequest } from '@/contract';
import { request } from '@/shared/http/request';
import type { Outgoing } from './outgoing';

/** @throws {Problem} */
export function postOutgoing(outgoing: Outgoing): Promise<ConversationView> {
  const path = `/api/v1/conversations/${encodeURIComponent(outgoing.conversation)}`;
  return outgoing.mode === 'note'
    ? request('POST', `${path}/notes`, { clientMessageId: outgoing.clientMessageId, text: outgoing.text, mentions: outgoing.mentions })
    : request('POST', `${path}/messages`, messageOf(outgoing));
}

/** A template or a form goes without text and quotes nothing; a file without a caption has no text. */
export function messageOf({ clientMessageId, text, expectedSequence, quoting, enclosure }: Outgoing): MessageRequest {
  const message: MessageRequest = { clientMessageId, expectedSequence };
  if (enclosure?.kind === 'template') return { ...message, template: enclosure.request };
  if (enclosure?.kind === 'form') return { ...message, form: { id: enclosure.form.id } };
  return {
    ...message,
    text: text === '' ? null : text,
    inReplyTo: quoting,
    ...(enclosure?.kind === 'attachment' && { attachments: [enclosure.id] }),
    ...(enclosure?.kind === 'location' && { location: enclosure.location }),
    ...(enclosure?.kind === 'contacts' && { contacts: [...enclosure.contacts] }),
  };
}
