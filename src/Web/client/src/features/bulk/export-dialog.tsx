import { useState } from 'react';
import { exportFormats, exportRequest, type ExportFormat } from '@/features/commands/download';
import { useSession } from '@/features/session/session';
import { sizeOfFile } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { FormDialog } from '@/shared/ui/form-dialog';
import { SelectField } from '@/shared/ui/text-field';
import { toast } from '@/shared/ui/toasts';
import { EXPORT_LIMIT, saveConversations } from './save-conversations';

/** Saves what is selected as a file (S0-13, S0-24). While it is made one sees how much has come; leaving ends it. */
export default function ExportDialog({ conversations, onClose }: { conversations: readonly string[]; onClose: () => void }) {
  const { t, language } = useWords();
  const { agent } = useSession();
  const [format, setFormat] = useState<ExportFormat>('html');
  const [notes, setNotes] = useState(true);
  const [bytes, setBytes] = useState<number | null>(null);
  // The same with every attempt: each conversation says once that it was downloaded.
  const [clientKey] = useState(randomId);
  const [ending] = useState(() => new AbortController());
  const isTooMany = conversations.length > EXPORT_LIMIT;

  const save = async () => {
    setBytes(0);
    try {
      const saved = await saveConversations({ conversations: [...conversations], export: exportRequest(format, notes, { language, timeZone: agent.timeZone }, clientKey) }, setBytes, ending.signal);
      const missing = conversations.length - saved;
      toast([t('bulk.export.saved', { count: saved }), missing > 0 ? t('bulk.export.missing', { count: missing }) : ''].join(' ').trim());
    } finally {
      setBytes(null);
    }
  };

  return (
    <FormDialog
      title={t('bulk.export.title', { count: conversations.length })}
      submit={t('bulk.export.submit')}
      ready={!isTooMany}
      onSubmit={save}
      onClose={() => {
        ending.abort();
        onClose();
      }}
    >
      <SelectField label={t('bulk.export.format')} value={format} disabled={bytes !== null} onChange={(event) => setFormat(exportFormats.find((other) => other === event.target.value) ?? format)}>
        {exportFormats.map((other) => <option key={other} value={other}>{t(`export.formats.${other}`)}</option>)}
      </SelectField>
      <label className="flex items-center gap-2.5 text-sm">
        <input type="checkbox" checked={notes} disabled={bytes !== null} onChange={(event) => setNotes(event.target.checked)} className="size-4 accent-(--accent)" />
        {t('bulk.export.notes')}
      </label>
      <p role="status" className="tabular text-xs text-ink-3">
        {isTooMany ? t('problems.too_many_conversations', { limit: EXPORT_LIMIT }) : bytes === null ? t('bulk.export.hint') : t('bulk.export.received', { size: sizeOfFile(language, bytes) })}
      </p>
    </FormDialog>
  );
}
