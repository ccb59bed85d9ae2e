import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportRequest } from '@/features/commands/download';
import { Problem } from '@/shared/http/problem';
import { requestFile } from '@/shared/http/request';

const answer = (body: BodyInit | null, init?: ResponseInit) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));

describe('saving conversations', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('Archive_HoldsTheReadableTranscriptsAndTheFiles', () => {
    const reader = { language: 'fr-CA', timeZone: 'America/Toronto' };
    expect(exportRequest('archive', false, reader, 'k')).toEqual({ clientKey: 'k', format: 'html', attachments: true, notes: false, language: 'fr', timeZone: 'America/Toronto' });
    expect(exportRequest('txt', true, { ...reader, language: 'en' }, 'k')).toMatchObject({ format: 'txt', attachments: false, notes: true, language: 'en' });
  });

  it('File_TellsHowMuchHasCome', async () => {
    answer(new ReadableStream({
      start(stream) {
        for (const part of ['abc', 'de']) stream.enqueue(new TextEncoder().encode(part));
        stream.close();
      },
    }), { headers: { 'X-Parloir-Conversations': '2' } });
    const told: number[] = [];
    const { file, headers } = await requestFile('/x', {}, (bytes) => told.push(bytes), new AbortController().signal);
    expect([await file.text(), headers.get('X-Parloir-Conversations'), told]).toEqual(['abcde', '2', [3, 5]]);
  });

  it('File_ThatIsCutShort_IsNone', async () => {
    answer(new ReadableStream({ pull: (stream) => stream.error(new TypeError('cut')) }));
    await expect(requestFile('/x', {}, () => undefined, new AbortController().signal)).rejects.toEqual(new Problem(0, 'network'));
  });

  it('Refusal_IsSaid', async () => {
    answer(JSON.stringify({ status: 422, code: 'too_many_conversations', limit: 500 }), { status: 422 });
    await expect(requestFile('/x', {}, () => undefined, new AbortController().signal)).rejects.toMatchObject({ code: 'too_many_conversations' });
  });
});
