import { CircleCheck, Hourglass } from 'lucide-react';
import type { FormAnswerContent, SentForm } from '@/contract';
import { useThreadActions } from '@/features/timeline/thread-actions';
import { useWords } from '@/shared/i18n/use-words';
import { FormCard } from './form-card';

/** A form in the thread, and whether it was answered. */
export function FormMessage({ form, failed }: { form: SentForm; failed: boolean }) {
  const { t } = useWords();
  const { show } = useThreadActions();
  const answer = form.answer ?? null;
  const state = answer !== null
    ? <button type="button" onClick={() => show(answer)} className="flex items-center gap-1.5 text-xs font-medium text-success underline underline-offset-2"><CircleCheck aria-hidden size={13} />{t('forms.answered')}</button>
    : !failed && <p className="flex items-center gap-1.5 text-xs text-ink-3"><Hourglass aria-hidden size={13} />{t('forms.waiting')}</p>;
  return <FormCard form={form} state={state} />;
}

/** What the customer filled in, under the words that he read (S0-10). */
export function FormAnswer({ content: { fields, of } }: { content: FormAnswerContent }) {
  const { t } = useWords();
  return (
    <div className="min-w-56 space-y-1.5">
      <div className="text-2xs text-ink-3">
        <span>{t('thread.formAnswer')}</span>
        {of && <> · {of.message === null ? <span dir="auto">{of.title}</span> : <FormLink title={of.title} message={of.message} />}</>}
      </div>
      <AnsweredFields fields={fields} />
    </div>
  );
}

/** Questions and answers, those without an answer as well. */
export function AnsweredFields({ fields }: Pick<FormAnswerContent, 'fields'>) {
  const { t } = useWords();
  return (
    <dl className="space-y-1">
      {fields.map(({ name, label, value }) => (
        <div key={name} className="grid grid-cols-[minmax(80px,1fr)_2fr] gap-3">
          <dt dir="auto" className="text-xs leading-5 text-ink-3">{label ?? name}</dt>
          <dd dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">{value === '' ? <span className="text-ink-3">{t('forms.unanswered')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FormLink({ title, message }: { title: string; message: number }) {
  const { show } = useThreadActions();
  return <button type="button" dir="auto" onClick={() => show(message)} className="underline underline-offset-2 hover:text-ink">{title}</button>;
}
