import { useNow } from '@/shared/format/now';
import { dayKey } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import { DateJump } from './date-jump';

export default function DateDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('jump.title')}>
      <div className="p-4"><DateJump initial={dayKey(useNow())} onDone={() => onOpenChange(false)} /></div>
    </Dialog>
  );
}
