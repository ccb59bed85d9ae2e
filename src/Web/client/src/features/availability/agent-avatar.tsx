import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { useAvailability } from './use-availability';
import { StatusSign } from './status-sign';

/** A colleague in initials, and whether he can be counted on now. */
export function AgentAvatar({ id, name, size = 20 }: { id: string; name: string; size?: number }) {
  const { t } = useWords();
  const known = useAvailability(id);
  return (
    <span title={known ? t(`availability.${known.status}`) : undefined} className="relative inline-flex shrink-0">
      <Avatar name={name} size={size} />
      {known && (
        <span className="absolute -right-0.5 -bottom-0.5 rounded-full bg-surface p-px">
          <StatusSign status={known.status} size={size > 24 ? 9 : 7} />
          <span className="sr-only"> {t(`availability.${known.status}`)}</span>
        </span>
      )}
    </span>
  );
}
