import type { ChannelType, UploadedAttachment } from '@/contract';
import { asProblem, Problem } from '@/shared/http/problem';
import { isRecord, readJson, writeJson, type KeyValueStorage } from '@/shared/state/storage';
import { createStore, type Store } from '@/shared/state/store';
import { fileFault } from './channel-files';
import type { Upload } from './upload';

/** A file that was chosen and not sent yet. */
export interface TrayFile {
  readonly id: string;
  readonly file: Pick<File, 'name' | 'type' | 'size'>;
  /** Shows a picture; null for everything else. */
  readonly preview: string | null;
  readonly state: TrayState;
}

export type TrayState =
  | { kind: 'uploading'; part: number }
  | { kind: 'ready'; upload: UploadedAttachment }
  | { kind: 'refused'; problem: Problem };

/** The files that stand beside each draft. They are uploaded while the agent writes; what has arrived is there again when the page is loaded anew. */
export interface Tray {
  readonly of: (conversation: string) => Store<readonly TrayFile[]>;
  readonly add: (conversation: string, channel: ChannelType, files: readonly File[]) => void;
  readonly retry: (conversation: string, id: string) => void;
  readonly remove: (conversation: string, id: string) => void;
  /** Files that were taken and not sent stand beside the draft again. */
  readonly putBack: (conversation: string, files: readonly ReadyFile[]) => void;
  /** Empties it of what is ready, and hands that over. */
  readonly take: (conversation: string) => readonly ReadyFile[];
}

export interface ReadyFile {
  readonly upload: UploadedAttachment;
  readonly preview: string | null;
}

export interface TraySeams {
  readonly storage: KeyValueStorage;
  readonly agent: string;
  readonly upload: Upload;
  readonly newId: () => string;
  readonly now: () => number;
}

export function createTray({ storage, agent, upload, newId, now }: TraySeams): Tray {
  const stores = new Map<string, Store<readonly TrayFile[]>>();
  const contents = new Map<string, File>();
  const running = new Map<string, AbortController>();
  const key = (conversation: string) => `parloir.tray.${agent}.${conversation}`;

  const of = (conversation: string) => {
    let store = stores.get(conversation);
    if (!store) {
      const kept = readJson(storage, key(conversation), areUploads, []);
      store = createStore<readonly TrayFile[]>(kept.map((known) => restored(newId(), known, now())));
      store.subscribe(() => keep(conversation));
      stores.set(conversation, store);
    }
    return store;
  };
  const keep = (conversation: string) => {
    const kept = ready(of(conversation).get()).map((file) => file.upload);
    if (kept.length === 0) storage.removeItem(key(conversation));
    else writeJson(storage, key(conversation), kept);
  };
  const change = (conversation: string, id: string, state: TrayState) =>
    of(conversation).update((files) => files.map((file) => (file.id === id ? { ...file, state } : file)));

  const start = async (conversation: string, id: string) => {
    const file = contents.get(id);
    if (!file || running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    change(conversation, id, { kind: 'uploading', part: 0 });
    try {
      change(conversation, id, { kind: 'ready', upload: await upload(file, (part) => change(conversation, id, { kind: 'uploading', part }), controller.signal) });
    } catch (error) {
      change(conversation, id, { kind: 'refused', problem: asProblem(error) });
    } finally {
      running.delete(id);
    }
  };

  return {
    of,
    add(conversation, channel, files) {
      const added = files.map((file): TrayFile => {
        const problem = fileFault(channel, file);
        const preview = problem === null && file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
        const id = newId();
        contents.set(id, file);
        return { id, file, preview, state: problem === null ? { kind: 'uploading', part: 0 } : { kind: 'refused', problem } };
      });
      of(conversation).update((known) => [...known, ...added]);
      for (const file of added) if (file.state.kind === 'uploading') void start(conversation, file.id);
    },
    retry: (conversation, id) => void start(conversation, id),
    remove(conversation, id) {
      const file = of(conversation).get().find((candidate) => candidate.id === id);
      of(conversation).update((files) => files.filter((candidate) => candidate.id !== id));
      running.get(id)?.abort();
      contents.delete(id);
      if (file?.preview) URL.revokeObjectURL(file.preview);
    },
    putBack: (conversation, files) => of(conversation).update((known) => [...files.map(({ upload, preview }) => ({ ...restored(newId(), upload, now()), preview })), ...known]),
    take(conversation) {
      const files = of(conversation).get();
      for (const { id, state } of files) if (state.kind === 'ready') contents.delete(id);
      of(conversation).set(files.filter((file) => file.state.kind !== 'ready'));
      return ready(files);
    },
  };
}

const ready = (files: readonly TrayFile[]): ReadyFile[] => files.flatMap(({ preview, state }) => (state.kind === 'ready' ? [{ upload: state.upload, preview }] : []));

/** The server drops what was in no message for a day. */
const restored = (id: string, upload: UploadedAttachment, now: number): TrayFile => ({
  id,
  file: { name: upload.file.fileName, type: upload.file.mimeType, size: upload.file.size },
  preview: null,
  state: Date.parse(upload.expiresAt) > now ? { kind: 'ready', upload } : { kind: 'refused', problem: new Problem(410, 'attachment_expired') },
});

const areUploads = (value: unknown): value is UploadedAttachment[] => Array.isArray(value) && value.every((entry) =>
  isRecord(entry) && typeof entry['id'] === 'string' && typeof entry['expiresAt'] === 'string' && isRecord(entry['file'])
  && typeof entry['file']['fileName'] === 'string' && typeof entry['file']['mimeType'] === 'string' && typeof entry['file']['size'] === 'number');
