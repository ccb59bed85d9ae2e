import { isRecord } from '@/shared/state/storage';

/** Why a request did not do what it should: an RFC 9457 problem of the server, or no answer at all. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** 0 when there was no answer. */
    readonly status: number,
    /** Stable: `stale_reply`, `already_claimed`... or our own `network` and `unexpected`. */
    readonly code: string,
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  /** Nobody knows whether the server did it: safe to repeat only what carries an id of its own. */
  get isUnanswered(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  static async read(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => null);
    if (!isRecord(body)) return new Problem(response.status, fallbackCode(response.status));
    const { code, ...extensions } = body;
    return new Problem(response.status, typeof code === 'string' ? code : fallbackCode(response.status), extensions);
  }
}

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem(0, 'unexpected'));

/** The name in an extension such as `winner: {id, name}`. */
export function nameIn(problem: Problem, member: string): string | null {
  const value = problem.extensions[member];
  return isRecord(value) && typeof value['name'] === 'string' ? value['name'] : null;
}

function fallbackCode(status: number): string {
  switch (status) {
    case 401: return 'unauthenticated';
    case 403: return 'forbidden';
    case 404: return 'not_found';
    case 413: return 'body_too_large';
    case 429: return 'too_many_requests';
    case 502:
    case 503:
    case 504: return 'unavailable';
    default: return 'unexpected';
  }
}
