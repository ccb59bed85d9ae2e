import { MessageCircle } from 'lucide-react';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { CountBadge } from './count-badge';
import { usePanel } from './panel';
import { useWaitingCount } from './use-waiting-count';

/** Opens the conversations beside the page (S2-02). */
export function ConversationsButton() {
  const { t } = useWords();
  const panel = usePanel();
  const count = useWaitingCount();
  const label = t('nav.conversations');
  return (
    <span className="relative">
      <IconButton label={count > 0 ? t('nav.waiting', { label, count }) : label} shortcut={shortcuts.panel} aria-pressed={panel.open} icon={<MessageCircle aria-hidden size={17} />} onClick={panel.toggle} />
      <CountBadge count={count} />
    </span>
  );
}
