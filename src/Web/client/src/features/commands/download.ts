import type { ExportRequest } from '@/contract';
import { timeZoneOf } from '@/features/session/own-time-zone';
import { asProblem } from '@/shared/http/problem';
import { requestFile } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import type { Translate } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { toast } from '@/shared/ui/toasts';

/** An archive holds the readable transcript and every file. */
export const exportFormats = ['html', 'txt', 'json', 'archive'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** In whose words and by whose clock a transcript is written. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string | undefined;
}

/** What to ask the server for. An archive with all files holds the transcript as one reads it. */
export const exportRequest = (format: ExportFormat, notes: boolean, { language, timeZone }: Reader, clientKey: string): ExportRequest => ({
  clientKey, format: format === 'archive' ? 'html' : format, attachments: format === 'archive', notes, language: language.startsWith('fr') ? 'fr' : 'en', timeZone: timeZoneOf(timeZone),
});

/** One conversation as a file, of which the conversation will say who has it; what cannot be had is said. */
export async function downloadConversation(t: Translate, conversation: string, number: number, format: ExportFormat, reader: Reader): Promise<void> {
  const wanted = exportRequest(format, true, reader, randomId());
  try {
    const { file } = await requestFile(`/api/v1/conversations/${encodeURIComponent(conversation)}/export`, wanted, () => undefined, new AbortController().signal);
    saveFile(file, `conversation-${number}.${format === 'archive' ? 'zip' : format}`);
  } catch (error) {
    toast(problemWords(t, asProblem(error)));
  }
}

/** The browser puts it where it puts what is downloaded. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has begun to read it; a task later the browser holds it by itself.
  setTimeout(() => URL.revokeObjectURL(address));
}
