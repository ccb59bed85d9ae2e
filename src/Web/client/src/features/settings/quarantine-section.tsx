import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { QuarantinedItem, QuarantinePage } from '@/contract';
import { useNow } from '@/shared/format/now';
import { dateTime, exactTime } from '@/shared/format/time';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toasts';
import { Loaded, SectionPage } from './section-page';

const KEY = ['quarantine'];

const REASONS = ['unhandled_field', 'unknown_message', 'group_message', 'malformed_item', 'unknown_phone_number'] as const;
const isKnown = (code: string): code is (typeof REASONS)[number] => REASONS.some((known) => known === code);

/** What providers sent and we could not read: kept whole, looked at, and tried again. */
export function QuarantineSection() {
  const { t } = useWords();
  const [cursor, setCursor] = useState<string | null>(null);
  const page = {
    queryKey: [...KEY, cursor],
    queryFn: ({ signal }: { signal: AbortSignal }) => request<QuarantinePage>('GET', `/api/v1/quarantine${query({ cursor })}`, undefined, signal),
    placeholderData: keepPreviousData,
  };
  const items = useQuery({ ...page, select: (shown: QuarantinePage) => shown.items });
  const next = useQuery({ ...page, select: (shown: QuarantinePage) => shown.nextCursor }).data ?? null;

  return (
    <SectionPage title={t('sections.quarantine')} hint={t('settings.quarantine.hint')}>
      <Loaded query={items} empty={{ icon: <ShieldCheck size={28} strokeWidth={1.5} />, title: t('quarantine.empty.title'), hint: t('quarantine.empty.hint') }}>
        {(shown) => <ul aria-label={t('sections.quarantine')} className="divide-y divide-line rounded-lg border border-line bg-surface px-4">{shown.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>}
      </Loaded>
      <div className="mt-3 flex justify-center gap-2">
        {cursor !== null && <Button onClick={() => setCursor(null)}>{t('settings.quarantine.first')}</Button>}
        {next !== null && <Button onClick={() => setCursor(next)}>{t('settings.quarantine.next')}</Button>}
      </div>
    </SectionPage>
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
            <span title={entry.reason} className="font-medium">{isKnown(entry.reason) ? t(`settings.quarantine.reasons.${entry.reason}`) : entry.reason}</span>
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
