import type { AgentPreferences } from '@/contract';
import { request } from '@/shared/http/request';
import { prefer, preferAs, preferences, type Preferences } from '@/shared/preferences/preferences';

const PATH = '/api/v1/me/preferences';
/** How long a change waits for the next one: a signature is typed letter by letter. */
const PAUSE = 800;

const toServer = ({ enterSends, signature, useSignature, language, theme }: Preferences): AgentPreferences => ({ sendOnEnter: enterSends, signature, useSignature, language, theme });

/** The part of the local preferences that the server knows; a language that was never chosen stays the browser's. */
export const fromServer = ({ sendOnEnter, signature, useSignature, language, theme }: AgentPreferences): Partial<Preferences> =>
  ({ enterSends: sendOnEnter, signature, useSignature, theme, ...(language ? { language } : {}) });

/** Takes over what the agent chose on another machine, and tells the server what he changes here. Without the server stands what he last had in this browser. */
export function followPreferences(agent: string): () => void {
  preferAs(agent);
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const tell = () => {
    const text = JSON.stringify(toServer(preferences.get()));
    clearTimeout(timer);
    if (told === '' || text === told) return;
    timer = setTimeout(() => {
      told = text;
      // The next change tries again, with everything.
      request('PUT', PATH, toServer(preferences.get())).catch(() => undefined);
    }, PAUSE);
  };
  const unfollow = preferences.subscribe(tell);

  void request<AgentPreferences>('GET', PATH).then((known) => {
    if (stopped) return;
    prefer(fromServer(known));
    told = JSON.stringify(toServer(preferences.get()));
  }, () => undefined);

  return () => {
    stopped = true;
    clearTimeout(timer);
    unfollow();
  };
}
