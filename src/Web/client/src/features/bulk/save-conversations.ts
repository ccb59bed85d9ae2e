import type { ManyExportRequest } from '@/contract';
import { saveFile } from '@/features/commands/download';
import { requestFile } from '@/shared/http/request';

/** As many as the server takes at once. */
export const EXPORT_LIMIT = 500;

/** Saves conversations as one file of the browser's. @returns how many are in it: others are deleted by now, or no longer the agent's to see */
export async function saveConversations(asked: ManyExportRequest, received: (bytes: number) => void, signal: AbortSignal): Promise<number> {
  const { file, headers } = await requestFile('/api/v1/conversations/export', asked, received, signal);
  saveFile(file, `conversations-${new Date().toISOString().slice(0, 10)}.zip`);
  return Number(headers.get('X-Parloir-Conversations') ?? asked.conversations.length);
}
