import { ClipboardList } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FormContent } from '@/contract';
import { RichText } from '@/features/timeline/rich-text';
import { useWords } from '@/shared/i18n/use-words';

/** A form as the customer gets it: what it says, what it asks, and the button that opens it. */
export function FormCard({ form, state }: { form: FormContent; state?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="min-w-56 space-y-2">
      <p className="flex items-start gap-2 font-medium">
        <ClipboardList aria-hidden size={16} className="mt-1 shrink-0 text-ink-3" />
        <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">{form.title}</span>
      </p>
      <RichText text={form.body} />
      <ul aria-label={t('forms.fields')} className="flex flex-wrap gap-1">
        {form.fields.map((field) => (
          <li key={field.id} dir="auto" className="rounded border border-line-strong px-1.5 text-xs text-ink-2">
            {field.label}
            {field.required && <span aria-label={t('forms.required')} className="text-ink-3"> *</span>}
          </li>
        ))}
      </ul>
      <p dir="auto" className="rounded-md border border-line-strong py-1 text-center text-xs font-medium text-ink-2">{form.button}</p>
      {state}
    </div>
  );
}
