import { query } from '@/shared/http/request';

/** An archive holds the readable transcript and every file. */
export const exportFormats = ['html', 'txt', 'json', 'archive'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportAddress = (conversation: string, format: ExportFormat): string =>
  `/api/v1/conversations/${encodeURIComponent(conversation)}/export${query({ format: format === 'archive' ? 'html' : format, attachments: format === 'archive' ? 'true' : null })}`;

/** The browser saves it as the server names it. */
export function downloadConversation(conversation: string, format: ExportFormat): void {
  const link = document.createElement('a');
  link.href = exportAddress(conversation, format);
  link.download = '';
  link.click();
}
