import { CloudOff } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** The server did not even say who we are. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { t } = useWords();
  return (
    <EmptyState
      icon={<CloudOff size={28} strokeWidth={1.5} />}
      title={t('empty.unreachable.title')}
      hint={t('empty.unreachable.hint')}
      action={<Button onClick={onRetry}>{t('empty.unreachable.action')}</Button>}
    />
  );
}
