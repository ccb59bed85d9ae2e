import { useId, useState, type SubmitEvent } from 'react';
import type { ClosingNote } from '@/contract';
import { MentionArea } from '@/features/mentions/mention-area';
import { isRecord, readJson, writeJson } from '@/shared/state/storage';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { TextArea, TextField } from '@/shared/ui/text-field';

interface ResolveDialogProps {
  /** Whether an @ calls a colleague: not to many conversations at once. */
  calls?: boolean;
  /** Somebody else has resolved it meanwhile: what is written here goes as a note. */
  tooLate?: boolean;
  /** False: it could not be done, and has been said. */
  onResolve: (note: ClosingNote) => Promise<boolean>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const KEY = 'parloir.closingCategories';
const KEPT = 12;
/** The server's. */
const CATEGORY_LIMIT = 40;
const hasList = (value: unknown): value is { list: string[] } => isRecord(value) && Array.isArray(value['list']) && value['list'].every((entry) => typeof entry === 'string');

/** Closes with a category and a text for those who read it later (S3-08). The categories used before are proposed. */
export default function ResolveDialog({ calls = false, tooLate = false, onResolve, open, onOpenChange }: ResolveDialogProps) {
  const { t } = useWords();
  const listId = useId();
  const [category, setCategory] = useState('');
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [used] = useState(() => readJson(localStorage, KEY, hasList, { list: [] }).list);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending) return;
    const given = category.trim();
    setSending(true);
    const taken = await onResolve({ category: given === '' ? null : given, text: text.trim() });
    setSending(false);
    if (!taken) return;
    if (given !== '') writeJson(localStorage, KEY, { list: [given, ...used.filter((other) => other !== given)].slice(0, KEPT) });
    onOpenChange(false);
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('closing.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="space-y-3 p-4">
          <datalist id={listId}>{used.map((entry) => <option key={entry} value={entry} />)}</datalist>
          <TextField label={t('closing.category')} placeholder={t('closing.categoryExample')} value={category} list={listId} maxLength={CATEGORY_LIMIT} autoComplete="off" onChange={(event) => setCategory(event.target.value)} />
          {calls
            ? <MentionArea label={t('closing.text')} placeholder="" text={text} onText={setText} />
            : <TextArea label={t('closing.text')} value={text} onChange={(event) => setText(event.target.value)} />}
          <p role="status" className="text-2xs text-ink-3">{tooLate && !sending ? t('closing.tooLate') : t('closing.internal')}</p>
        </div>
        <DialogFooter>
          <Button look="ghost" onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
          <Button type="submit" look="solid" disabled={category.trim() === '' && text.trim() === ''} aria-disabled={sending}>{sending ? t('common.saving') : tooLate ? t('composer.addNote') : t('actions.resolve')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
