import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, Inbox } from 'lucide-react';
import type { FormAnswerPage, FormAnswerView, FormView } from '@/contract';
import { Moment } from '@/features/details/section';
import { AnsweredFields } from '@/features/forms/form-message';
import { useWays, WayLink } from '@/features/workbench/ways';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { EmptyState } from '@/shared/ui/empty-state';
import { at } from './use-change';

interface FormAnswersProps {
  form: FormView;
  onClose: () => void;
}

/** What customers filled in, the newest first: to be read, followed into its conversation, and saved as a table (S0-10). */
export function FormAnswers({ form, onClose }: FormAnswersProps) {
  const { t, language } = useWords();
  const answers = useInfiniteQuery({
    queryKey: ['forms', form.id, 'answers'],
    queryFn: ({ pageParam, signal }) => request<FormAnswerPage>('GET', `/api/v1/forms/${at(form.id)}/answers${query({ cursor: pageParam })}`, undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = answers.data?.pages.flatMap((page) => page.items) ?? [];
  const table = `/api/v1/forms/${at(form.id)}/answers.csv${query({ language: language.startsWith('fr') ? 'fr' : 'en' })}`;

  return (
    <Dialog open onOpenChange={onClose} title={t('settings.forms.answersOf', { name: form.name })}>
      {answers.isError && <p role="alert" className="px-4 py-3 text-sm text-danger">{problemWords(t, asProblem(answers.error))}</p>}
      {answers.isPending && <div aria-hidden className="space-y-3 p-4"><span className="skeleton block h-14" /><span className="skeleton block h-14" /></div>}
      {answers.data && items.length === 0 && !answers.hasNextPage && (
        <EmptyState icon={<Inbox size={28} strokeWidth={1.5} />} title={t('settings.forms.noAnswers')} hint={t('settings.forms.noAnswersHint')} />
      )}
      {items.length > 0 && (
        <div className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b border-line bg-raised px-4 py-2">
          <p className="text-xs text-ink-3">{t('settings.forms.newestFirst')}</p>
          <a href={table} download className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-xs font-medium text-ink hover:bg-hover max-md:h-9">
            <Download aria-hidden size={13} />{t('settings.forms.saveTable')}
          </a>
        </div>
      )}
      <ul aria-label={t('settings.forms.answers')} className="divide-y divide-line">
        {items.map((answer) => <Answer key={`${answer.conversation} ${answer.message}`} answer={answer} onFollow={onClose} />)}
      </ul>
      {answers.hasNextPage && (
        <div className="flex justify-center border-t border-line p-3">
          <Button disabled={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>{t('common.more')}</Button>
        </div>
      )}
    </Dialog>
  );
}

function Answer({ answer: { conversation, number, contact, message, answeredAt, fields }, onFollow }: { answer: FormAnswerView; onFollow: () => void }) {
  const ways = useWays();
  const way = ways.conversation(conversation, message);
  const follow = () => {
    onFollow();
    way.go();
  };
  return (
    <li className="px-4 py-3">
      <p className="mb-1.5 flex items-baseline gap-2 text-xs text-ink-3">
        <WayLink way={{ href: way.href, go: follow }} className="min-w-0 truncate text-sm font-medium text-ink underline-offset-2 hover:underline"><bdi>{contact.name}</bdi></WayLink>
        <span className="tabular shrink-0">#{number}</span>
        <span className="ml-auto shrink-0"><Moment at={answeredAt} /></span>
      </p>
      <div className="text-sm"><AnsweredFields fields={fields} /></div>
    </li>
  );
}
