import { hashKey, useQuery } from '@tanstack/react-query';
import { Inbox, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { InboxView } from '@/contract';
import { inboxesQuery, isThere } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { CheckField, SelectField, TextField } from './fields';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof UNITS;

/** The largest unit in which a span is a whole number. */
const unitOf = (minutes: number): Unit => (minutes % UNITS.days === 0 ? 'days' : minutes % UNITS.hours === 0 ? 'hours' : 'minutes');

const thereOf = { ...inboxesQuery, select: (inboxes: readonly InboxView[]) => inboxes.filter(isThere) };

type Open = { do: 'create' } | { do: 'edit' | 'remove'; inbox: InboxView };

export function InboxesSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const inboxes = useQuery(thereOf);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;

  const reopening = ({ reopenPolicy }: InboxView) => {
    switch (reopenPolicy.policy) {
      case 'reopen': return t('settings.inboxes.reopen');
      case 'new_conversation': return t('settings.inboxes.newConversation');
      case 'reopen_within': return t('settings.inboxes.reopenWithin', { count: reopenPolicy.days });
    }
  };
  const closing = ({ autoResolve }: InboxView) => {
    if (!autoResolve) return t('settings.inboxes.never');
    const unit = unitOf(autoResolve.afterMinutes);
    return t(`settings.inboxes.after.${unit}`, { count: autoResolve.afterMinutes / UNITS[unit] });
  };

  return (
    <SectionPage title={t('sections.inboxes')} hint={t('settings.inboxes.hint')} action={create}>
      <Loaded query={inboxes} empty={{ icon: <Inbox size={28} strokeWidth={1.5} />, title: t('settings.inboxes.empty'), hint: administrator ? t('settings.inboxes.emptyHint') : t('settings.askAdministrator'), action: create }}>
        {(items) => (
          <Rows label={t('sections.inboxes')}>
            {items.map((inbox) => (
              <Row
                key={inbox.id}
                icon={<Inbox aria-hidden size={16} />}
                title={inbox.name}
                detail={`${reopening(inbox)} · ${closing(inbox)}`}
                actions={administrator && (
                  <>
                    <IconButton label={t('settings.edit', { name: inbox.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'edit', inbox })} />
                    <IconButton label={t('settings.remove', { name: inbox.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', inbox })} />
                  </>
                )}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'create' && <InboxForm inbox={null} onClose={close} />}
      {open?.do === 'edit' && <InboxForm inbox={open.inbox} onClose={close} />}
      {open?.do === 'remove' && <RemoveInbox inbox={open.inbox} onClose={close} />}
    </SectionPage>
  );
}

/** Whether two policies differ, in whatever order their members stand. */
const isOther = (said: unknown, known: unknown): boolean => hashKey([said]) !== hashKey([known]);

const POLICIES = ['new_conversation', 'reopen', 'reopen_within'] as const;
type Policy = (typeof POLICIES)[number];

function RemoveInbox({ inbox, onClose }: { inbox: InboxView; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(inboxesQuery.queryKey);
  return (
    <FormDialog title={t('settings.remove', { name: inbox.name })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `inboxes/${at(inbox.id)}`)} onClose={onClose}>
      <p className="text-sm">{t('settings.inboxes.deleteHint')}</p>
    </FormDialog>
  );
}

/** A new one (null), or one that is there: its name, what happens when a customer writes after the resolution, and when nobody writes any more. */
function InboxForm({ inbox, onClose }: { inbox: InboxView | null; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(inboxesQuery.queryKey);
  // As the server has it from here: one part may be taken and the next refused.
  const [saved, setSaved] = useState(inbox);
  const [name, setName] = useState(inbox?.name ?? '');
  const [policy, setPolicy] = useState<Policy>(inbox?.reopenPolicy.policy ?? 'new_conversation');
  const [days, setDays] = useState(String(inbox?.reopenPolicy.policy === 'reopen_within' ? inbox.reopenPolicy.days : 7));
  const known = inbox?.autoResolve ?? null;
  const [on, setOn] = useState(known !== null);
  const [unit, setUnit] = useState<Unit>(known ? unitOf(known.afterMinutes) : 'days');
  const [amount, setAmount] = useState(String(known ? known.afterMinutes / UNITS[unitOf(known.afterMinutes)] : 7));
  const [evenWaiting, setEvenWaiting] = useState(known?.evenWaiting ?? false);
  // Repeated because no answer came, it is still one inbox.
  const [clientKey] = useState(randomId);
  const afterMinutes = Math.round(Number(amount) * UNITS[unit]);

  const save = async () => {
    const reopenPolicy = policy === 'reopen_within' ? { policy, days: Number(days) } : { policy };
    const autoResolve = on ? { afterMinutes, evenWaiting } : null;
    if (saved === null) {
      await change('POST', 'inboxes', { name: name.trim(), reopenPolicy, autoResolve, clientKey });
      return;
    }
    const put = async (part: string, body: unknown, told: Partial<InboxView>) => {
      await change('PUT', `inboxes/${at(saved.id)}${part}`, body);
      setSaved((former) => former && { ...former, ...told });
    };
    // What was not changed here is not sent: somebody else may have changed it meanwhile.
    if (name.trim() !== saved.name) await put('', { name: name.trim() }, { name: name.trim() });
    if (isOther(reopenPolicy, saved.reopenPolicy)) await put('/reopen-policy', { policy: reopenPolicy }, { reopenPolicy });
    if (isOther(autoResolve, saved.autoResolve)) await put('/auto-resolve', { policy: autoResolve }, { autoResolve });
  };

  return (
    <FormDialog
      title={inbox === null ? t('settings.inboxes.create') : t('settings.edit', { name: inbox.name })}
      submit={inbox === null ? t('settings.create') : t('settings.save')}
      ready={name.trim() !== '' && (!on || afterMinutes > 0) && (policy !== 'reopen_within' || Number(days) > 0)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
      <div className="grid gap-3 md:grid-cols-2">
        <SelectField
          label={t('settings.inboxes.afterResolution')}
          value={policy}
          onChange={(event) => setPolicy(POLICIES.find((value) => value === event.target.value) ?? policy)}
          options={POLICIES.map((value) => ({ value, text: t(`settings.inboxes.policies.${value}`) }))}
        />
        {policy === 'reopen_within' && (
          <TextField label={t('settings.inboxes.days')} type="number" min={1} max={365} step={1} required value={days} onChange={(event) => setDays(event.target.value)} />
        )}
      </div>
      <CheckField label={t('settings.inboxes.on')} hint={t('settings.inboxes.onHint')} checked={on} onChange={(event) => setOn(event.target.checked)} />
      {on && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <TextField label={t('settings.inboxes.amount')} type="number" min={1} step={1} required value={amount} onChange={(event) => setAmount(event.target.value)} />
            <SelectField
              label={t('settings.inboxes.unit')}
              value={unit}
              onChange={(event) => setUnit(event.target.value as Unit)}
              options={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, text: t(`settings.inboxes.units.${value}`) }))}
            />
          </div>
          <CheckField label={t('settings.inboxes.evenWaiting')} hint={t('settings.inboxes.evenWaitingHint')} checked={evenWaiting} onChange={(event) => setEvenWaiting(event.target.checked)} />
        </>
      )}
    </FormDialog>
  );
}
