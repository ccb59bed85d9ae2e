import { queryOptions, useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '@/features/workspace/settings';
import type { PhoneNumber } from './phone-numbers';

/** What is known of the world's numbers is large, and comes where somebody types one. */
export const numbersQuery = queryOptions({ queryKey: ['phone-numbers'], queryFn: () => import('./phone-numbers'), staleTime: Infinity });

/** The country of the reader's own language: `fr-CA` is Canada's, `fr` that of most who write it. */
export const ownCountry = (): string | null => new Intl.Locale(navigator.language).maximize().region ?? null;

export type ReadNumber = (typed: string) => PhoneNumber | null;

/** How a number is read that somebody types: in the workspace's country, or the reader's. Null until that is known. */
export function usePhoneNumbers(): ReadNumber | null {
  const numbers = useQuery(numbersQuery).data;
  const workspace = useQuery(workspaceQuery).data;
  return numbers && workspace ? (typed) => numbers.readNumber(typed, workspace.country ?? ownCountry()) : null;
}
