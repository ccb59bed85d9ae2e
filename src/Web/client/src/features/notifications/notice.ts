import type { NotificationView } from '@/contract';
import { actorName } from '@/features/timeline/actor-name';
import type { Translate } from '@/shared/i18n/use-words';

/** What happened, in one sentence. */
export function noticeWords(t: Translate, { kind, by, conversation, contact }: NotificationView): string {
  // Its sentence ends with who did it.
  const name = kind === 'Assigned' && by.kind === 'rule' ? t('people.byRule', { name: by.name }) : actorName(t, by);
  return t(`told.kinds.${kind}`, { name, contact: (conversation?.contact ?? contact)?.name ?? '' });
}

/** Where in the conversation it leads: a mention is somewhere among the other words, everything else is at the end. */
export const placeOf = ({ kind, sequence }: NotificationView): number | null => (kind === 'Mention' ? sequence : null);
