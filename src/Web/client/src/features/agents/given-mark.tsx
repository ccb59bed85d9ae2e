import { UserRoundX } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { isActive, useEveryAgent } from './agents';

/** To whom something was given, in initials; somebody who no longer works here is a sign of his own. The name stands beside it. */
export function GivenMark({ to: { id, name }, size }: { to: { id: string; name: string }; size: number }) {
  const { t } = useWords();
  const known = useEveryAgent().find((agent) => agent.id === id);
  return known === undefined || isActive(known)
    ? <Avatar name={name} size={size} />
    : <span title={t('people.inactive', { name })} className="inline-flex shrink-0"><UserRoundX aria-hidden size={size - 2} className="text-ink-3" /></span>;
}
