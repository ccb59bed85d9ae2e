import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import type { BulkFailure } from './use-bulk';

/** To which conversations it could not be done, and why: they are still picked, for another try. */
export function BulkFailures({ failures, onClose }: { failures: readonly BulkFailure[]; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open={failures.length > 0} onOpenChange={onClose} title={t('bulk.failed', { count: failures.length })}>
      <p className="px-4 pt-3 text-xs text-ink-3">{t('bulk.failedHint')}</p>
      <ul className="divide-y divide-line px-4 pb-3">
        {failures.map(({ conversation: { id, displayNumber, contact }, reason }) => (
          <li key={id} className="py-2 text-sm">
            <span className="font-medium"><bdi>{contact.name}</bdi></span>
            <span className="tabular ml-1.5 text-xs text-ink-3">#{displayNumber}</span>
            <span className="block text-xs text-danger">{reason}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
