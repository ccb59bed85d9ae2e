import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { QuarantinedItem, QuarantinePage as QuarantineItems } from '@/contract';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime } from '@/shared/format/time';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { toast } from '@/shared/ui/toasts';

const KEY = ['quarantine'];

/** What providers sent and we could not read: kept whole, looked at, and tried again. */
export function QuarantinePage() {
  const { t } = useWords();
  const entries = useQuery({ queryKey: KEY, queryFn: ({ signal }) => request<QuarantineItems>('GET', '/api/v1/quarantine', undefined, signal) });

  return (
    <section aria-label={t('nav.quarantine')} className="flex min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-12 shrink-0 items-center border-b border-line px-4"><h1 className="text-sm font-semibold">{t('nav.quarantine')}</h1></header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {entries.isError && <p role="alert" className="p-4 text-sm text-danger">{problemWords(t, asProblem(entries.error))}</p>}
        {entries.data?.items.length === 0 && <EmptyState icon={<ShieldCheck size={28} strokeWidth={1.5} />} title={t('quarantine.empty.title')} hint={t('quarantine.empty.hint')} />}
        <ul className="mx-auto max-w-3xl divide-y divide-line px-4">
          {entries.data?.items.map((entry) => <Entry key={entry.id} entry={entry} />)}
        </ul>
      </div>
    </section>
  );
}

function Entry({ entry }: { entry: QuarantinedItem }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const replay = useMutation({
    mutationFn: () => request('POST', `/api/v1/quarantine/${encodeURIComponent(entry.id)}/replay`),
    onError: (error) => toast(problemWords(t, asProblem(error))),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });

  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{entry.reason}</span>
            <span className="text-xs text-ink-3">{entry.account}</span>
            <time dateTime={entry.receivedAt} title={exactTime(language, entry.receivedAt)} className="tabular text-xs text-ink-3">{dateTime(language, entry.receivedAt, now)}</time>
          </p>
          <p className="mt-0.5 text-xs [overflow-wrap:anywhere] text-ink-2">{entry.detail}</p>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="mt-1 text-xs text-accent-ink hover:underline">
            {open ? t('quarantine.hideBody') : t('quarantine.showBody')}
          </button>
        </div>
        <Button disabled={replay.isPending} onClick={() => replay.mutate()}><RotateCw aria-hidden size={13} />{t('quarantine.replay')}</Button>
      </div>
      {open && (
        // A scrolled region must be reachable by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre role="region" aria-label={t('quarantine.showBody')} tabIndex={0} className="mt-2 max-h-80 overflow-auto rounded-md bg-inbound p-3 text-xs whitespace-pre-wrap">
          {pretty(entry.body)}
        </pre>
      )}
    </li>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
