import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useSession } from '@/features/session/session';
import { request } from '@/shared/http/request';

type Change = <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>;

/**
 * Changes something and has the lists that show it read again; what is refused as well, for somebody else may have changed it meanwhile. But nobody waits for lists to
 * be told of a refusal: a server that does not answer is asked for them several times.
 */
export function useChange(...shown: readonly QueryKey[]): Change {
  const client = useQueryClient();
  return async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const readAgain = () => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
    const answer = await request<T>(method, `/api/v1/${path}`, body).catch((error: unknown) => {
      void readAgain();
      throw error;
    });
    await readAgain();
    return answer;
  };
}

export const useIsAdministrator = (): boolean => useSession().agent.role === 'Administrator';

export const at = (id: string): string => encodeURIComponent(id);
