import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { InvitedAgent, Session, SetupRequest } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request<Session>('GET', '/api/v1/me', undefined, signal);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const signIn = (email: string, password: string): Promise<Session> => request<Session>('POST', '/api/v1/session', { email, password });

export const setUp = (setup: SetupRequest): Promise<Session> => request<Session>('POST', '/api/v1/setup', setup);

export const readInvitation = (token: string): Promise<InvitedAgent> => request<InvitedAgent>('POST', '/api/v1/invitations/read', { token });

export const acceptInvitation = (token: string, password: string): Promise<Session> => request<Session>('POST', '/api/v1/invitations/accept', { token, password });

export const changePassword = (current: string, password: string): Promise<Session> => request<Session>('PUT', '/api/v1/me/password', { current, password });

/** What the server takes. */
export const passwordLength = { min: 12, max: 200 } as const;

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await request('DELETE', '/api/v1/session').catch(() => undefined);
    client.setQueryData(sessionQuery.queryKey, null);
    // What the next agent may not see goes with this one.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };
}

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in; only below the login. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is used outside of a session.');
  return session;
}

/** Administrators, and agents for whom no inboxes are configured, see every conversation. */
export const seesAll = ({ role, inboxes }: Session['agent']): boolean => role === 'Administrator' || (inboxes ?? null) === null;
