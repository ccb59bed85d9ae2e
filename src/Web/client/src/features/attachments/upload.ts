import type { UploadedAttachment } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { query, reportSignedOut } from '@/shared/http/request';

/** A part of 0 to 1 of the file has gone. */
export type Progress = (part: number) => void;
export type Upload = (file: File, progress: Progress, signal: AbortSignal) => Promise<UploadedAttachment>;

/** Streams a file to the server. `fetch` does not tell how far it is. @throws {Problem} */
export const upload: Upload = (file, progress, signal) => new Promise((resolve, reject) => {
  const call = new XMLHttpRequest();
  call.open('POST', `/api/v1/attachments${query({ fileName: file.name })}`);
  call.setRequestHeader('X-Parloir', '1');
  call.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
  call.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
  call.onerror = () => reject(new Problem(0, 'network'));
  call.onabort = () => reject(new Problem(0, 'canceled'));
  call.onload = () => {
    if (call.status === 201) {
      resolve(JSON.parse(call.responseText) as UploadedAttachment);
      return;
    }
    if (call.status === 401) reportSignedOut();
    Problem.read(new Response(call.responseText, { status: call.status })).then(reject, reject);
  };
  signal.addEventListener('abort', () => call.abort());
  call.send(file);
});
