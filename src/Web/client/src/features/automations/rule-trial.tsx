import { useMutation, useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AutomationRuleDraft, ConversationPage, RuleTestAnswer } from '@/contract';
import { skippedWords } from '@/features/timeline/rule-words';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';

/** What the rule would do, before it does it: to one of the newest conversations, and how often. */
export function RuleTrial({ draft, ready }: { draft: AutomationRuleDraft; ready: boolean }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const newest = useQuery({
    queryKey: ['automation-rules', 'newest'],
    queryFn: async ({ signal }) => (await request<ConversationPage>('GET', '/api/v1/conversations?tab=all&limit=30', undefined, signal)).items,
  });
  const conversation = chosen ?? newest.data?.[0]?.id ?? null;
  const trial = useMutation({ mutationFn: () => request<RuleTestAnswer>('POST', '/api/v1/automation-rules/test', { rule: draft, conversation }) });
  // Tried before the conversations are known, it would be tried on none.
  const can = ready && !newest.isPending;
  const answer = useRef<HTMLDivElement>(null);
  // It comes below the edge of a form that is as high as the window.
  useEffect(() => {
    if (trial.data) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [trial.data]);
  return (
    <fieldset className="min-w-0 space-y-2 rounded-md bg-canvas p-3">
      <legend className="sr-only">{t('settings.automations.trial')}</legend>
      <p className="text-xs font-medium text-ink-2">{t('settings.automations.trial')}</p>
      <div className="flex gap-1.5">
        <select aria-label={t('settings.automations.trialOn')} value={conversation ?? ''} onChange={(event) => setChosen(event.target.value)} className="h-9 min-w-0 flex-1 rounded-md border border-control-line bg-surface px-2 text-sm">
          {newest.data?.length === 0 && <option value="">{t('settings.automations.noConversation')}</option>}
          {newest.data?.map(({ id, displayNumber, contact }) => <option key={id} value={id}>{`#${displayNumber} ${contact.name}`}</option>)}
        </select>
        <Button aria-disabled={!can || trial.isPending} onClick={() => { if (can) trial.mutate(); }} className="!h-9"><FlaskConical aria-hidden size={14} />{t('settings.automations.try')}</Button>
      </div>
      <div ref={answer} aria-live="polite" className="space-y-1 text-xs text-ink-2 empty:hidden">
        {trial.error && <p className="text-danger">{problemWords(t, asProblem(trial.error))}</p>}
        {trial.data && <Answer answer={trial.data} />}
      </div>
    </fieldset>
  );
}

function Answer({ answer: { trial, recent } }: { answer: RuleTestAnswer }) {
  const { t } = useWords();
  return (
    <>
      {trial && <p className="font-medium text-ink">{trial.matches ? t('settings.automations.wouldMatch') : t('settings.automations.wouldNotMatch')}</p>}
      {trial && trial.outcomes.length > 0 && <ul className="list-disc pl-4">{trial.outcomes.map((outcome, index) => <li key={index}>{skippedWords(t, outcome)}</li>)}</ul>}
      <p>{t(recent.atLeast ? 'settings.automations.recentAtLeast' : 'settings.automations.recent', { matching: recent.matching, looked: recent.looked, days: recent.days })}</p>
    </>
  );
}
