import { describe, expect, it, vi } from 'vitest';
import type { UploadedAttachment } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { memoryStorage } from '@/testing/samples';
import { fileFault } from './channel-files';
import { createTray } from './tray';
import type { Progress } from './upload';

const MB = 1024 * 1024;
const pdf = (name = 'a.pdf') => new File(['x'], name, { type: 'application/pdf' });
const uploaded = (id: string): UploadedAttachment => ({ id, file: { checksum: id, fileName: id, mimeType: 'application/pdf', size: 1, animated: false }, expiresAt: '2026-03-13T09:00:00Z' });

const expiry = Date.parse('2026-03-13T09:00:00Z');

/** Uploads that end when the test says so. */
function stage(storage = memoryStorage(), now = expiry - 1, agent = 'alice') {
  const uploads: { progress: Progress; end: (result: UploadedAttachment) => void; fail: (problem: Problem) => void; signal: AbortSignal }[] = [];
  let ids = 0;
  const tray = createTray({
    storage,
    agent,
    upload: (_, progress, signal) => new Promise((end, fail) => uploads.push({ progress, end, fail, signal })),
    newId: () => `file-${++ids}`,
    now: () => now,
  });
  return { tray, uploads, storage, files: () => tray.of('c').get() };
}

describe('the files beside a draft', () => {
  it('File_WhenAdded_IsUploadedAndTellsHowFarItIs', async () => {
    const { tray, uploads, files } = stage();
    tray.add('c', 'WhatsApp', [pdf()]);
    uploads[0]?.progress(0.5);
    expect(files()[0]?.state).toEqual({ kind: 'uploading', part: 0.5 });
    uploads[0]?.end(uploaded('u1'));
    await vi.waitFor(() => expect(files()[0]?.state.kind).toBe('ready'));
    expect(tray.take('c').map(({ upload }) => upload.id)).toEqual(['u1']);
    expect(files()).toEqual([]);
  });

  it('File_WhenTheChannelWillNotTakeIt_IsRefusedBeforeAnythingIsSent (S0-28)', () => {
    const { tray, uploads, files } = stage();
    tray.add('c', 'WhatsApp', [new File(['x'], 'setup.exe', { type: 'application/x-msdownload' })]);
    expect(uploads).toHaveLength(0);
    expect(files()[0]?.state).toMatchObject({ kind: 'refused', problem: { code: 'attachment_type_not_supported' } });
  });

  it('Upload_WhenItFailed_CanBeTriedAgain', async () => {
    const { tray, uploads, files } = stage();
    tray.add('c', 'WhatsApp', [pdf()]);
    uploads[0]?.fail(new Problem(0, 'network'));
    await vi.waitFor(() => expect(files()[0]?.state).toMatchObject({ kind: 'refused', problem: { code: 'network' } }));
    tray.retry('c', 'file-1');
    uploads[1]?.end(uploaded('u2'));
    await vi.waitFor(() => expect(files()[0]?.state.kind).toBe('ready'));
  });

  it('File_WhenTakenOut_EndsItsUpload', () => {
    const { tray, uploads, files } = stage();
    tray.add('c', 'WhatsApp', [pdf()]);
    tray.remove('c', 'file-1');
    expect(uploads[0]?.signal.aborted).toBe(true);
    expect(files()).toEqual([]);
  });

  it('Take_LeavesWhatIsNotReady', async () => {
    const { tray, uploads, files } = stage();
    tray.add('c', 'WhatsApp', [pdf('one.pdf'), pdf('two.pdf')]);
    uploads[1]?.end(uploaded('u2'));
    await vi.waitFor(() => expect(files()[1]?.state.kind).toBe('ready'));
    expect(tray.take('c')).toHaveLength(1);
    expect(files().map(({ file }) => file.name)).toEqual(['one.pdf']);
  });
});

describe('the files beside a draft when the page is loaded anew', () => {
  async function left() {
    const { tray, uploads, storage, files } = stage();
    tray.add('c', 'WhatsApp', [pdf('arrived.pdf'), pdf('underway.pdf')]);
    uploads[0]?.end(uploaded('u1'));
    await vi.waitFor(() => expect(files()[0]?.state.kind).toBe('ready'));
    return { tray, storage };
  }

  it('File_ThatHadArrived_IsThereAndIsSent', async () => {
    const { storage } = await left();
    const { tray, files } = stage(storage);
    expect(files()).toMatchObject([{ file: { name: 'u1', type: 'application/pdf', size: 1 }, state: { kind: 'ready' } }]);
    expect(tray.take('c').map(({ upload }) => upload.id)).toEqual(['u1']);
    expect(stage(storage).files()).toEqual([]);
  });

  it('File_ThatWasSentOrTakenOut_LeavesNothingBehind', async () => {
    const sent = await left();
    sent.tray.take('c');
    expect(sent.storage.size).toBe(0);
    const taken = await left();
    taken.tray.remove('c', 'file-1');
    expect(taken.storage.size).toBe(0);
  });

  it('File_ThatTheServerHasDropped_SaysSo_AndIsGoneOnceTakenOut', async () => {
    const { storage } = await left();
    const { tray, files, uploads } = stage(storage, expiry);
    expect(files()[0]?.state).toMatchObject({ kind: 'refused', problem: { code: 'attachment_expired', isUnanswered: false } });
    tray.retry('c', 'file-1');
    expect(uploads).toHaveLength(0);
    tray.remove('c', 'file-1');
    expect(stage(storage, expiry).files()).toEqual([]);
  });

  it('File_OfAnotherConversationOrAgent_IsNotThere', async () => {
    const { storage } = await left();
    expect(stage(storage).tray.of('d').get()).toEqual([]);
    expect(stage(storage, expiry - 1, 'bruno').files()).toEqual([]);
  });

  it('Storage_WhenUnreadable_IsAnEmptyTray', () => {
    const storage = memoryStorage();
    storage.setItem('parloir.tray.alice.c', '[{"id":1}]');
    expect(stage(storage).files()).toEqual([]);
  });
});

describe('what WhatsApp takes (S2-33, S2-34)', () => {
  it.each([
    ['image/png', 5 * MB, null],
    ['image/png', 5 * MB + 1, 'attachment_too_large'],
    ['video/mp4', 16 * MB + 1, 'attachment_too_large'],
    ['audio/ogg', 16 * MB, null],
    ['application/pdf', 100 * MB, null],
    ['application/zip', 10, 'attachment_type_not_supported'],
    ['image/gif', 10, 'attachment_type_not_supported'],
    ['', 10, null],
    ['application/pdf', 0, 'attachment_empty'],
  ])('File_Of type %j and %i bytes_Is %s', (type, size, code) => {
    expect(fileFault('WhatsApp', { type, size })?.code ?? null).toBe(code);
  });

  it('File_OnAChannelWithoutFiles_IsRefused', () => {
    expect(fileFault('Sms', { type: 'image/png', size: 1 })?.code).toBe('content_not_supported');
  });
});
