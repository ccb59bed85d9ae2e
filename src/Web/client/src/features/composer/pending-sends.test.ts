import { describe, expect, it, vi } from 'vitest';
import type { TrayFile, TrayState } from '@/features/attachments/tray';
import { Problem } from '@/shared/http/problem';
import { createStore } from '@/shared/state/store';
import { memoryStorage } from '@/testing/samples';
import { createDrafts } from './drafts';
import { createPendingSends } from './pending-sends';

const file = (id: string, state: TrayState): TrayFile => ({ id, file: { name: id, type: 'application/pdf', size: 1 }, preview: null, state });
const uploading: TrayState = { kind: 'uploading', part: 0.5 };
const ready: TrayState = { kind: 'ready', upload: { id: 'u', file: { checksum: 'u', fileName: 'a.pdf', mimeType: 'application/pdf', size: 1, animated: false }, expiresAt: '2026-03-13T09:00:00Z' } };

function stage() {
  const drafts = createDrafts(memoryStorage(), 'alice');
  const files = createStore<readonly TrayFile[]>([file('1', uploading), file('2', uploading)]);
  const send = vi.fn();
  const failed = vi.fn();
  const tray = { of: () => files, add: vi.fn(), retry: vi.fn(), remove: vi.fn(), putBack: vi.fn(), take: vi.fn() };
  const pending = createPendingSends(drafts, tray);
  drafts.change('c', { reply: 'Here it is' });
  pending.wait('c', { send, failed });
  return { drafts, files, send, failed, pending, waits: () => pending.store.get().has('c') };
}

describe('a reply that waits for its files', () => {
  it('Reply_WhenItsLastFileIsHere_GoesOnce', () => {
    const { files, send, waits, failed } = stage();
    files.set([file('1', ready), file('2', uploading)]);
    expect(send).not.toHaveBeenCalled();
    expect(waits()).toBe(true);
    files.set([file('1', ready), file('2', ready)]);
    files.set([]);
    expect(send).toHaveBeenCalledOnce();
    expect(waits()).toBe(false);
    expect(failed).not.toHaveBeenCalled();
  });

  it('Reply_WhenSendIsPressedTwice_GoesOnce', () => {
    const { files, send, failed, pending } = stage();
    pending.wait('c', { send, failed });
    files.set([file('1', ready), file('2', ready)]);
    expect(send).toHaveBeenCalledOnce();
  });

  it.each([
    ['ItsTextIsChanged', { reply: 'Here it is, and' }],
    ['ItsQuoteIsTakenAway', { quoting: 7 }],
  ])('Reply_When%s_IsADraftAgain', (_, change) => {
    const { drafts, files, send, waits } = stage();
    drafts.change('c', change);
    files.set([file('1', ready), file('2', ready)]);
    expect(waits()).toBe(false);
    expect(send).not.toHaveBeenCalled();
  });

  it('Reply_WhenANoteIsWrittenMeanwhile_StillGoes', () => {
    const { drafts, files, send } = stage();
    drafts.change('c', { mode: 'note', note: 'for us' });
    files.set([file('1', ready), file('2', ready)]);
    expect(send).toHaveBeenCalledOnce();
  });

  it.each([
    ['added', [file('1', ready), file('2', ready), file('3', ready)]],
    ['taken out', [file('1', ready)]],
  ])('Reply_WhenAFileIs(%s)_IsADraftAgain', (_, files) => {
    const { files: store, send, waits, failed } = stage();
    store.set(files);
    expect(waits()).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(failed).not.toHaveBeenCalled();
  });

  it('Reply_WhenAFileIsRefused_StaysADraftAndSaysSo', () => {
    const { files, send, waits, failed } = stage();
    files.set([file('1', ready), file('2', { kind: 'refused', problem: new Problem(0, 'network') })]);
    expect(waits()).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(failed).toHaveBeenCalledOnce();
  });

  it('Reply_WhenHeldBack_IsADraftAgainAndCanWaitAnew', () => {
    const { files, send, failed, waits, pending } = stage();
    pending.holdBack('c');
    expect(waits()).toBe(false);
    files.set([file('1', ready), file('2', uploading)]);
    pending.wait('c', { send, failed });
    files.set([file('1', ready), file('2', ready)]);
    expect(send).toHaveBeenCalledOnce();
  });
});
