import { Problem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const signedOutListeners = new Set<() => void>();

/** Told whenever the server no longer knows who we are. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export function reportSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

/**
 * One call of the JSON API. The answer's shape is the contract's word, not checked again here.
 * @throws {Problem}
 */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/**
 * A file that the server makes as it sends it, and what it says of it beforehand.
 * @param received told of how many bytes came so far; how many there will be, nobody knows
 * @throws {Problem}
 */
export async function requestFile(path: string, body: unknown, received: (bytes: number) => void, signal: AbortSignal): Promise<{ file: Blob; headers: Headers }> {
  const response = await send('POST', path, body, signal);
  const chunks: BlobPart[] = [];
  let bytes = 0;
  try {
    for (const reader = response.body?.getReader(); ;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      chunks.push(value);
      received((bytes += value.length));
    }
  } catch (error) {
    // Cut short: what came is no file.
    throw signal.aborted ? error : new Problem(0, 'network');
  }
  return { file: new Blob(chunks, { type: response.headers.get('Content-Type') ?? '' }), headers: response.headers };
}

/** The answer, unless it is a problem. */
async function send(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-Parloir'] = '1';
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;

  const response = await fetch(path, init).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Problem(0, 'network');
  });
  if (response.ok) return response;
  const problem = await Problem.read(response);
  if (problem.status === 401 && problem.code !== 'credentials_wrong') reportSignedOut();
  throw problem;
}

/** `?a=1&b=2`, without what is null or empty. */
export function query(parameters: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
