import type { Actor } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';

export function AuthorName({ actor }: { actor: Actor }) {
  const { t } = useWords();
  return <bdi>{actor.kind === 'system' ? t('people.system') : actor.name}</bdi>;
}
