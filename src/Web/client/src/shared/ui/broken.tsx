import { TriangleAlert } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from './button';
import { EmptyState } from './empty-state';

/** In place of what could not be drawn. */
export function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" className="flex h-full min-w-0 flex-1 flex-col bg-surface">
      <EmptyState
        icon={<TriangleAlert size={28} strokeWidth={1.5} />}
        title={t('broken.title')}
        hint={t('broken.hint')}
        action={<span className="flex gap-2"><Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button><Button look="solid" onClick={onRetry}>{t('common.tryAgain')}</Button></span>}
      />
    </div>
  );
}
