import type { TemplateRequest, TimelineMessage } from '@/contract';
import { fileAddress } from '@/features/attachments/file-address';
import { upload } from '@/features/attachments/upload';
import { Problem } from '@/shared/http/problem';
import type { NewMessage } from './send-queue';

/**
 * A new message with the content of one that did not arrive. Its file is handed to the server once more, since an upload is good for one message.
 * @throws {Problem}
 */
export async function copyOf(conversation: string, { sequence, content, inReplyTo }: TimelineMessage): Promise<NewMessage> {
  const copy: NewMessage = { conversation, mode: 'reply', text: '', quoting: inReplyTo, expectedSequence: null };
  switch (content.type) {
    case 'text':
      return { ...copy, text: content.body };
    case 'media': {
      const again = await uploadAgain(conversation, sequence, content.attachment?.file?.fileName ?? content.fileName ?? 'file');
      return { ...copy, text: content.caption ?? '', enclosure: { kind: 'attachment', ...again, preview: null } };
    }
    case 'location':
      return { ...copy, enclosure: { kind: 'location', location: content } };
    case 'contact_cards':
      return { ...copy, enclosure: { kind: 'contacts', contacts: content.contacts } };
    case 'template': {
      const { values, rendering, name, language } = content;
      const attachment = values.header?.file ? (await uploadAgain(conversation, sequence, values.header.file.fileName)).id : null;
      const request: TemplateRequest = {
        name, language, body: values.body, buttons: values.buttons,
        header: values.header && { variable: values.header.variable, location: values.header.location, attachment },
      };
      return { ...copy, quoting: null, enclosure: { kind: 'template', request, rendering } };
    }
    case 'form':
      return { ...copy, quoting: null, enclosure: { kind: 'form', form: content } };
    case 'choice':
    case 'form_answer':
    case 'reaction':
    case 'unsupported':
      throw new Problem(0, 'content_not_supported');
  }
}

async function uploadAgain(conversation: string, sequence: number, name: string) {
  const response = await fetch(fileAddress(conversation, sequence), { credentials: 'same-origin' });
  if (!response.ok) throw await Problem.read(response);
  return upload(new File([await response.blob()], name), () => undefined, new AbortController().signal);
}
