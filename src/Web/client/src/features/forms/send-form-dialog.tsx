import { ClipboardList, SendHorizontal } from 'lucide-react';
import type { FormView } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { channelNames } from '@/shared/ui/channel-mark';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { Key } from '@/shared/ui/key';
import { SearchList } from '@/shared/ui/search-list';
import { FormCard } from './form-card';
import { sendableForms, useForms } from './forms';

interface SendFormDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Chooses a form, beside what the customer will get, and sends it (S0-08): type, arrow keys, Enter. */
export default function SendFormDialog({ head, open, onOpenChange }: SendFormDialogProps) {
  const { t } = useWords();
  const { sendQueue } = useWorkbench();
  const forms = useForms();
  const send = (form: FormView) => {
    sendQueue.send({ conversation: head.id, mode: 'reply', text: '', expectedSequence: null, enclosure: { kind: 'form', form } });
    onOpenChange(false);
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('forms.title')}>
      <SearchList
        label={t('forms.title')}
        placeholder={t('forms.search')}
        sought={(typed) => forms.data ? sendableForms(forms.data, typed) : null}
        problem={forms.isError ? problemWords(t, asProblem(forms.error)) : null}
        empty={(typed) => ({ icon: <ClipboardList size={28} strokeWidth={1.5} />, title: t(typed === '' ? 'forms.empty' : 'forms.noMatch'), hint: t(typed === '' ? 'forms.emptyHint' : 'forms.noMatchHint') })}
        content={(form) => (
          <>
            <span className="block truncate text-sm font-medium">{form.name}</span>
            <span dir="auto" className="block truncate text-xs text-ink-3">{form.fields.map(({ label }) => label).join(' · ')}</span>
          </>
        )}
        onPick={send}
        beside={(form) => <Preview form={form} follower={forms.data?.find(({ id, archived }) => id === form.followUp && !archived) ?? null} />}
        footer={(form) => (
          <DialogFooter>
            <span className="hidden items-center gap-1.5 text-2xs text-ink-3 sm:flex"><Key name="Enter" /> {t('composer.sends')}</span>
            <Button look="solid" onClick={() => send(form)}><SendHorizontal aria-hidden size={13} />{t('composer.sendOn', { channel: channelNames[head.channel.type] })}</Button>
          </DialogFooter>
        )}
      />
    </Dialog>
  );
}

function Preview({ form, follower }: { form: FormView; follower: FormView | null }) {
  const { t } = useWords();
  return (
    <section aria-label={t('forms.preview')} className="p-4 max-sm:border-t max-sm:border-line">
      <h3 className="mb-2 text-xs font-medium text-ink-3">{t('forms.preview')}</h3>
      <div className="rounded-lg bg-outbound px-3 py-2 text-base"><FormCard form={form} /></div>
      {follower && <p className="mt-2 text-xs text-ink-3">{t('forms.followedBy', { name: follower.name })}</p>}
    </section>
  );
}
