import { CircleCheck, Hourglass } from 'lucide-react';
import type { FormAnswerContent, SentForm } from '@/contract';
import { useThreadActions } from '@/features/timeline/thread-actions';
import { useWords } from '@/shared/i18n/use-words';
import { FormCard } from './form-card';

/** A form in the thread, and whether it was answered. */
export function FormMessage({ form, failed }: { form: SentForm; failed: boolean }) {
  const { t } = useWords();
  const { show, open } = useThreadActions();
  const answer = form.answer ?? null;
  const { laterAnswer } = form;
  const state = answer !== null
    ? <button type="button" onClick={() => show(answer)} className="flex items-center gap-1.5 text-xs font-medium text-success underline underline-offset-2"><CircleCheck aria-hidden size={13} />{t('forms.answered')}</button>
    : laterAnswer
      ? <button type="button" onClick={() => open(laterAnswer.conversation)} className="flex items-center gap-1.5 text-left text-xs font-medium text-success underline underline-offset-2"><CircleCheck aria-hidden size={13} className="shrink-0" />{t('forms.answeredIn', { number: laterAnswer.number })}</button>
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
        {of && <> · {<FormLink of={of} />}</>}
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

/** To the form itself, in this conversation or in the one that asked. */
function FormLink({ of: { title, message, earlier } }: { of: NonNullable<FormAnswerContent['of']> }) {
  const { show, open } = useThreadActions();
  if (message === null && !earlier) return <span dir="auto">{title}</span>;
  return <button type="button" dir="auto" onClick={() => (message === null ? earlier && open(earlier.conversation) : show(message))} className="underline underline-offset-2 hover:text-ink">{title}</button>;
}
