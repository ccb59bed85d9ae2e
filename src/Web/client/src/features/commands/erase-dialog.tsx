import { Download } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { TextField } from '@/shared/ui/text-field';
import { downloadConversation } from './download';

interface EraseDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes for good: offers the download first, and wants the number typed (S0-14, S0-24, S0-30). */
export default function EraseDialog({ head, open, onOpenChange }: EraseDialogProps) {
  const { t, language } = useWords();
  const { agent } = useSession();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const number = String(head.displayNumber);
  const confirmed = typed.replace('#', '').trim() === number;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!confirmed) return;
    setBusy(true);
    try {
      await request('DELETE', `/api/v1/conversations/${encodeURIComponent(head.id)}${query({ reason: reason.trim() })}`);
      onOpenChange(false);
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
      setBusy(false);
    }
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('erase.title', { number })}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="space-y-4 p-4">
          <p className="text-sm text-ink-2">{t('erase.explained')}</p>
          <div className="flex items-center justify-between gap-3 rounded-md border border-line bg-canvas p-3">
            <p className="text-xs text-ink-2">{t('erase.downloadFirst')}</p>
            <Button onClick={() => void downloadConversation(t, head.id, head.displayNumber, 'archive', { language, timeZone: agent.timeZone })}><Download aria-hidden size={13} />{t('export.title')}</Button>
          </div>
          <TextField label={t('erase.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <TextField label={t('erase.confirm', { number })} autoComplete="off" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
          {problem && <p role="alert" className="text-xs text-danger">{problem}</p>}
        </div>
        <DialogFooter>
          <Button look="ghost" onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
          <Button type="submit" look="danger" disabled={!confirmed || busy}>{t('erase.submit')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
