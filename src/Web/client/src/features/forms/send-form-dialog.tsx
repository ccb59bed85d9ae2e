import { ClipboardList, SendHorizontal } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { FormView } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import type { Standing } from '@/features/workbench/standing';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { channelNames } from '@/shared/ui/channel-mark';
import { classes } from '@/shared/ui/classes';
import { Dialog } from '@/shared/ui/dialog';
import { EmptyState } from '@/shared/ui/empty-state';
import { Key } from '@/shared/ui/key';
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
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const shown = sendableForms(forms.data ?? [], typed);
  const at = Math.min(active, shown.length - 1);
  const chosen = shown[at] ?? null;
  const follower = chosen && forms.data?.find(({ id, archived }) => id === chosen.followUp && !archived);

  const send = () => {
    if (!chosen) return;
    sendQueue.send({ conversation: head.id, mode: 'reply', text: '', expectedSequence: null, enclosure: { kind: 'form', form: chosen } });
    onOpenChange(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      send();
    }
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('forms.title')}>
      <div className="border-b border-line px-4 py-2.5">
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to choose here
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${at}` : undefined}
          aria-label={t('forms.search')}
          placeholder={t('forms.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 w-full rounded-md border border-control-line bg-surface px-2.5 text-sm"
        />
      </div>
      {forms.isError && <p role="alert" className="px-4 py-3 text-sm text-danger">{problemWords(t, asProblem(forms.error))}</p>}
      {forms.data && shown.length === 0 && (
        <EmptyState icon={<ClipboardList size={28} strokeWidth={1.5} />} title={t(typed === '' ? 'forms.empty' : 'forms.noMatch')} hint={t(typed === '' ? 'forms.emptyHint' : 'forms.noMatchHint')} />
      )}
      <div className="grid sm:grid-cols-[2fr_3fr]">
        <div id={listId} role="listbox" aria-label={t('forms.title')} className="max-h-72 overflow-y-auto p-2 max-sm:max-h-40 sm:border-r sm:border-line">
          {shown.map((form, index) => <Choice key={form.id} id={`${listId}-${index}`} form={form} chosen={index === at} onChoose={() => setActive(index)} />)}
        </div>
        {chosen && (
          <section aria-label={t('forms.preview')} className="p-4 max-sm:border-t max-sm:border-line">
            <h3 className="mb-2 text-xs font-medium text-ink-3">{t('forms.preview')}</h3>
            <div className="rounded-lg bg-outbound px-3 py-2 text-base"><FormCard form={chosen} /></div>
            {follower && <p className="mt-2 text-xs text-ink-3">{t('forms.followedBy', { name: follower.name })}</p>}
          </section>
        )}
      </div>
      {chosen && (
        <footer className="sticky bottom-0 flex items-center justify-end gap-3 border-t border-line bg-raised px-4 py-3">
          <span className="hidden items-center gap-1.5 text-2xs text-ink-3 sm:flex"><Key name="Enter" /> {t('composer.sends')}</span>
          <Button look="solid" onClick={send}><SendHorizontal aria-hidden size={13} />{t('composer.sendOn', { channel: channelNames[head.channel.type] })}</Button>
        </footer>
      )}
    </Dialog>
  );
}

function Choice({ id, form, chosen, onChoose }: { id: string; form: FormView; chosen: boolean; onChoose: () => void }) {
  return (
    // The keyboard goes through the input above, as the combobox pattern has it.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} role="option" aria-selected={chosen} tabIndex={-1} onClick={onChoose} className={classes('cursor-default rounded-md px-2.5 py-2', chosen ? 'bg-pressed' : 'hover:bg-hover')}>
      <span className="block truncate text-sm font-medium">{form.name}</span>
      <span dir="auto" className="block truncate text-xs text-ink-3">{form.fields.map(({ label }) => label).join(' · ')}</span>
    </div>
  );
}
