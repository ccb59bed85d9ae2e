import type { DraftRequest, DraftsView } from '@/contract';
import { query, request } from '@/shared/http/request';
import type { ComposerMode } from './drafts';

const path = (conversation: string) => `/api/v1/conversations/${encodeURIComponent(conversation)}/draft`;

export const readDrafts = (conversation: string): Promise<DraftsView> => request('GET', path(conversation));
export const saveDraft = (conversation: string, draft: DraftRequest): Promise<unknown> => request('PUT', path(conversation), draft);
export const discardDraft = (conversation: string, mode: ComposerMode): Promise<unknown> => request('DELETE', path(conversation) + query({ mode: mode === 'reply' ? 'Reply' : 'Note' }));
