import { useQuery } from '@tanstack/react-query';
import { ArrowDownUp, ArrowLeft } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { ContactView, MergedField, MergePreview } from '@/contract';
import { useContactCommands } from '@/features/details/contact';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { DialogFooter } from '@/shared/ui/dialog';
import { sayUndone } from '@/shared/ui/say-undone';
import { toast } from '@/shared/ui/toasts';
import { MergeFields } from './merge-fields';
import { MergeHistories } from './merge-histories';
import { formerOf, preferredOf, writePreferred } from './merge';

interface MergeFormProps {
  stays: ContactView;
  goes: ContactView;
  onSwap: () => void;
  onBack: () => void;
  onDone: (stays: string) => void;
}

/** What the result will be: who stays, which values, both histories. It can be taken back. */
export function MergeForm({ stays, goes, onSwap, onBack, onDone }: MergeFormProps) {
  const { t } = useWords();
  const commands = useContactCommands(stays.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: ['contact', stays.id, 'merge', goes.id],
    queryFn: ({ signal }) => request<MergePreview>('GET', `/api/v1/contacts/${encodeURIComponent(stays.id)}/merge-preview${query({ with: goes.id })}`, undefined, signal),
    // Once they are one there is nothing to be shown before.
    enabled: !busy,
  });
  const failure = problem ?? (preview.error ? problemWords(t, asProblem(preview.error)) : null);

  const merge = async (shown: MergePreview) => {
    setBusy(true);
    setProblem(null);
    try {
      await commands.merge(goes.id);
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
      setBusy(false);
      return;
    }
    const preferred = preferredOf(shown, chosen);
    const written = writePreferred(preferred, commands);
    const separate = async () => {
      await written.catch(() => undefined);
      await writePreferred(formerOf(preferred, stays, await commands.unmerge(goes.id)), commands);
    };
    toast(t('merge.done', { name: stays.name }), { undo: () => sayUndone(t, separate()) });
    // They are one now, whatever becomes of the values.
    await written.catch((error: unknown) => toast(t('merge.valuesRefused', { reason: problemWords(t, asProblem(error)) })));
    onDone(stays.id);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (preview.data && !busy) void merge(preview.data);
  };
  const prefer = ({ field }: MergedField, other: boolean) => setChosen((current) => new Set(other ? [...current, field] : [...current].filter((known) => known !== field)));

  return (
    <form onSubmit={submit}>
      <div className="space-y-4 p-4">
        <div className="flex items-center gap-3">
          <ul className="min-w-0 flex-1 space-y-2">
            <Side contact={stays} role={t('merge.stays')} />
            <Side contact={goes} role={t('merge.goes')} />
          </ul>
          <Button onClick={onSwap} aria-label={t('merge.swap')}><ArrowDownUp aria-hidden size={13} /><span className="max-sm:hidden">{t('merge.swap')}</span></Button>
        </div>
        {preview.data ? <MergeFields fields={preview.data.fields} chosen={chosen} onPrefer={prefer} /> : !preview.isError && <span aria-hidden className="skeleton block h-24" />}
        <MergeHistories contacts={[stays, goes]} />
        <p className="text-xs text-ink-3">{t('merge.hint')}</p>
        {failure && <p role="alert" className="rounded-md bg-danger-tint px-3 py-2 text-xs text-danger">{failure}</p>}
      </div>
      <DialogFooter>
        <Button look="ghost" onClick={onBack}><ArrowLeft aria-hidden size={13} />{t('merge.another')}</Button>
        <span className="flex-1" />
        <Button type="submit" look="solid" disabled={!preview.data || busy}>{busy ? t('merge.running') : t('merge.submit')}</Button>
      </DialogFooter>
    </form>
  );
}

function Side({ contact: { name, address, channel }, role }: { contact: ContactView; role: string }) {
  return (
    <li className="flex items-center gap-2.5">
      <Avatar name={name} channel={channel?.type} size={32} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left text-sm font-medium">{name}</span>
        <span className="tabular block truncate text-xs text-ink-3">{address} · {role}</span>
      </span>
    </li>
  );
}
