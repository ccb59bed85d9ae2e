import type { Actor } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { actorName } from './actor-name';

export function AuthorName({ actor }: { actor: Actor }) {
  const { t } = useWords();
  return <bdi>{actorName(t, actor)}</bdi>;
}
