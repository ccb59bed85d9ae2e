import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { toast } from '@/shared/ui/toasts';
import { faultKinds, readFaults, setFaults, type FaultKind } from './phone-api';
import { phoneProblem } from './problem-words';

/** How many sends a chosen fault befalls. */
const SENDS = 3;

/** Makes the provider misbehave, to see what the desk says then. */
export function Faults() {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['faults'], queryFn: readFaults, refetchInterval: 5000 });
  const change = useMutation({
    mutationFn: (kind: FaultKind) => setFaults({ latency: 0, kind, remaining: kind === 'none' ? 0 : SENDS }),
    onSuccess: (faults) => client.setQueryData(['faults'], faults),
    onError: (error) => toast(phoneProblem(t, error)),
  });
  const current = data && data.remaining > 0 ? data.kind : 'none';

  return (
    <section className="mt-6 px-2">
      <h2 className="text-2xs font-medium text-ink-3">{t('sandbox.provider')}</h2>
      <label htmlFor={id} className="mt-1 mb-1 block text-xs text-ink-2">{t('sandbox.faults.label')}</label>
      <select
        id={id}
        value={current}
        onChange={(event) => change.mutate(faultKinds.find((kind) => kind === event.target.value) ?? 'none')}
        className="h-7 w-full rounded-md border border-line-strong bg-surface px-1.5 text-xs"
      >
        {faultKinds.map((kind) => <option key={kind} value={kind}>{t(`sandbox.faults.${kind}`)}</option>)}
      </select>
    </section>
  );
}
