import type { ChannelType, UploadedAttachment } from '@/contract';
import { asProblem, type Problem } from '@/shared/http/problem';
import { createStore, type Store } from '@/shared/state/store';
import { fileFault } from './channel-files';
import type { Upload } from './upload';

/** A file that was chosen and not sent yet. */
export interface TrayFile {
  readonly id: string;
  readonly file: File;
  /** Shows a picture; null for everything else. */
  readonly preview: string | null;
  readonly state: TrayState;
}

export type TrayState =
  | { kind: 'uploading'; part: number }
  | { kind: 'ready'; upload: UploadedAttachment }
  | { kind: 'refused'; problem: Problem };

/** The files that stand beside each draft. They are uploaded while the agent writes, and live as long as the page. */
export interface Tray {
  readonly of: (conversation: string) => Store<readonly TrayFile[]>;
  readonly add: (conversation: string, channel: ChannelType, files: readonly File[]) => void;
  readonly retry: (conversation: string, id: string) => void;
  readonly remove: (conversation: string, id: string) => void;
  /** Empties it of what is ready, and hands that over. */
  readonly take: (conversation: string) => readonly ReadyFile[];
}

export interface ReadyFile {
  readonly upload: UploadedAttachment;
  readonly preview: string | null;
}

export function createTray(upload: Upload, newId: () => string): Tray {
  const stores = new Map<string, Store<readonly TrayFile[]>>();
  const running = new Map<string, AbortController>();

  const of = (conversation: string) => {
    const store = stores.get(conversation) ?? createStore<readonly TrayFile[]>([]);
    stores.set(conversation, store);
    return store;
  };
  const change = (conversation: string, id: string, state: TrayState) =>
    of(conversation).update((files) => files.map((file) => (file.id === id ? { ...file, state } : file)));

  const start = async (conversation: string, { id, file }: TrayFile) => {
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
        return { id: newId(), file, preview, state: problem === null ? { kind: 'uploading', part: 0 } : { kind: 'refused', problem } };
      });
      of(conversation).update((known) => [...known, ...added]);
      for (const file of added) if (file.state.kind === 'uploading') void start(conversation, file);
    },
    retry(conversation, id) {
      const file = of(conversation).get().find((candidate) => candidate.id === id);
      if (file && !running.has(id)) void start(conversation, file);
    },
    remove(conversation, id) {
      const file = of(conversation).get().find((candidate) => candidate.id === id);
      of(conversation).update((files) => files.filter((candidate) => candidate.id !== id));
      running.get(id)?.abort();
      if (file?.preview) URL.revokeObjectURL(file.preview);
    },
    take(conversation) {
      const ready = of(conversation).get().flatMap(({ preview, state }) => (state.kind === 'ready' ? [{ upload: state.upload, preview }] : []));
      of(conversation).update((files) => files.filter((file) => file.state.kind !== 'ready'));
      return ready;
    },
  };
}
