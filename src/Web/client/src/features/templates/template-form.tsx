import { ArrowLeft, SendHorizontal } from 'lucide-react';
import { useId, useState, type SubmitEvent } from 'react';
import type { MessageTemplate, TemplateRendering, TemplateRequest } from '@/contract';
import { Template } from '@/features/timeline/message-content';
import { Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { DialogFooter } from '@/shared/ui/dialog';
import { TemplateFieldInput } from './template-field-input';
import { emptyFilling, exceededLimit, fieldsOf, isFilled, renderingOf, requestOf } from './template-fields';

interface TemplateFormProps {
  template: MessageTemplate;
  /** Values that are often wanted: names of contact and agent. */
  proposals: readonly string[];
  submitLabel: string;
  problem: string | null;
  busy: boolean;
  onBack: () => void;
  onSend: (request: TemplateRequest, rendering: TemplateRendering) => void;
}

/** A template's blanks beside what the customer will see. */
export function TemplateForm({ template, proposals, submitLabel, problem, busy, onBack, onSend }: TemplateFormProps) {
  const { t } = useWords();
  const listId = useId();
  const [filling, setFilling] = useState(emptyFilling);
  const fields = fieldsOf(template);
  const missing = fields.filter((field) => !isFilled(field, filling)).length;
  const rendering = renderingOf(template, filling);
  const limit = exceededLimit(rendering);
  const fault = limit === null ? problem : problemWords(t, new Problem(0, 'text_too_long', { limit }));
  const sendable = missing === 0 && limit === null && !busy;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sendable) onSend(requestOf(template, filling), rendering);
  };

  return (
    <form onSubmit={submit}>
      <datalist id={listId}>{proposals.map((proposal) => <option key={proposal} value={proposal} />)}</datalist>
      <div className="grid gap-5 p-4 sm:grid-cols-2">
        <div className="space-y-3">
          <button type="button" onClick={onBack} className="-ml-1 inline-flex h-7 items-center gap-1 rounded-md px-1 text-xs font-medium text-ink-2 hover:text-ink">
            <ArrowLeft aria-hidden size={14} />{t('templates.others')}
          </button>
          <h3 className="text-base font-semibold">{template.name.replaceAll('_', ' ')}</h3>
          {fields.length === 0 && <p className="text-xs text-ink-3">{t('templates.noBlanks')}</p>}
          {fields.map((field, index) => (
            <TemplateFieldInput key={field.place} field={field} filling={filling} onChange={(change) => setFilling((known) => ({ ...known, ...change }))} proposals={listId} first={index === 0} />
          ))}
        </div>
        <section aria-label={t('templates.preview')}>
          <h3 className="mb-2 text-xs font-medium text-ink-3">{t('templates.preview')}</h3>
          <div className="rounded-lg bg-outbound px-3 py-2 text-base"><Template rendering={rendering} address="" /></div>
        </section>
      </div>
      <DialogFooter>
        <span role={fault ? 'alert' : 'status'} className={`mr-auto text-xs ${fault ? 'text-danger' : 'text-ink-3'}`}>
          {fault ?? (missing > 0 ? t('templates.missing', { count: missing }) : '')}
        </span>
        <Button type="submit" look="solid" disabled={!sendable}><SendHorizontal aria-hidden size={13} />{submitLabel}</Button>
      </DialogFooter>
    </form>
  );
}
