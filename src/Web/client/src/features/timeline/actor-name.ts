import type { Actor } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';

/** Who did it, as people call him: the engine by its name, a rule as what it is. */
export function actorName(t: Translate, actor: Actor): string {
  switch (actor.kind) {
    case 'system': return t('people.system');
    case 'rule': return t('people.rule', { name: actor.name });
    default: return actor.name;
  }
}
