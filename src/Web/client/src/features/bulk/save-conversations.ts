import type { ExportRequest } from '@/contract';
import type { ExportFormat } from '@/features/commands/download';
import { requestFile } from '@/shared/http/request';

/** As many as the server takes at once. */
export const EXPORT_LIMIT = 500;

/** What to ask the server for. An archive with all files holds the transcripts as one reads them. */
export const exportRequest = (conversations: readonly string[], format: ExportFormat, notes: boolean): ExportRequest =>
  ({ conversations: [...conversations], format: format === 'archive' ? 'html' : format, attachments: format === 'archive', notes });

/** Saves conversations as one file of the browser's. @returns how many are in it: others are deleted by now, or no longer the agent's to see */
export async function saveConversations(asked: ExportRequest, received: (bytes: number) => void, signal: AbortSignal): Promise<number> {
  const { file, headers } = await requestFile('/api/v1/conversations/export', asked, received, signal);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `conversations-${new Date().toISOString().slice(0, 10)}.zip`;
  link.click();
  // The click has begun to read it; a task later the browser holds it by itself.
  setTimeout(() => URL.revokeObjectURL(address));
  return Number(headers.get('X-Parloir-Conversations') ?? asked.conversations.length);
}
