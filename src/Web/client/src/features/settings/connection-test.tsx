import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react';
import type { ConnectionTest } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { connectionsQuery } from './connections';
import { at, useChange } from './use-change';

/** Asks the provider for the account, now, and says in words what came of it. */
export function ConnectionTestButton({ id }: { id: string }) {
  const { t } = useWords();
  const change = useChange(connectionsQuery.queryKey);
  const test = useMutation({ mutationFn: () => change<ConnectionTest>('POST', `channel-connections/${at(id)}/test`) });
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Button disabled={test.isPending} onClick={() => test.mutate()}><PlugZap aria-hidden size={13} />{t(test.isPending ? 'settings.test.running' : 'settings.test.run')}</Button>
      <div role="status" className="min-w-0 flex-1 basis-60 text-xs">
        {test.isError && <p className="text-danger">{problemWords(t, asProblem(test.error))}</p>}
        {test.isSuccess && <Outcome outcome={test.data} />}
      </div>
    </div>
  );
}

function Outcome({ outcome }: { outcome: ConnectionTest }) {
  const { t } = useWords();
  if (outcome.result === 'works') {
    const who = [outcome.verifiedName, outcome.number].filter(Boolean).join(' · ');
    return <p className="flex items-start gap-1.5 text-success"><CircleCheck aria-hidden size={14} className="mt-px shrink-0" /><span>{who === '' ? t('settings.test.works') : t('settings.test.worksAs', { who })}</span></p>;
  }
  return (
    <p className="flex items-start gap-1.5 text-danger">
      <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
      <span>{t(`settings.test.faults.${outcome.fault}`)}{outcome.detail !== '' && <span className="block [overflow-wrap:anywhere] text-ink-3">{outcome.detail}</span>}</span>
    </p>
  );
}
