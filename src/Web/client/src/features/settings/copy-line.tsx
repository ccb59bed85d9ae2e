import { Copy } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toasts';

/** Something to be pasted elsewhere, as it is. */
export function CopyLine({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      <div className="flex items-center gap-2">
        <input id={id} readOnly value={value} aria-describedby={hint === undefined ? undefined : `${id}-hint`} onFocus={(event) => event.target.select()} className="h-9 min-w-0 flex-1 rounded-md border border-control-line bg-inbound px-2.5 font-mono text-xs" />
        <Button aria-label={t('settings.copyOf', { name: label })} onClick={() => void navigator.clipboard.writeText(value).then(() => toast(t('settings.copied', { name: label })))}><Copy aria-hidden size={13} />{t('settings.copy')}</Button>
      </div>
      {hint !== undefined && <p id={`${id}-hint`} className="mt-1 text-2xs text-ink-3">{hint}</p>}
    </div>
  );
}
