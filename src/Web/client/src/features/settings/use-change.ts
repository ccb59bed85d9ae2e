import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useSession } from '@/features/session/session';
import { request } from '@/shared/http/request';

type Change = <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>;

/** Changes something and has the lists that show it read again; what is refused as well, for somebody else may have changed it meanwhile. */
export function useChange(...shown: readonly QueryKey[]): Change {
  const client = useQueryClient();
  return async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    try {
      return await request<T>(method, `/api/v1/${path}`, body);
    } finally {
      await Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  };
}

export const useIsAdministrator = (): boolean => useSession().agent.role === 'Administrator';

export const at = (id: string): string => encodeURIComponent(id);
