import { ArrowRight } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { ChannelAccount, ConversationRequest, ConversationView, MessageTemplate } from '@/contract';
import { useSession } from '@/features/session/session';
import { usePhoneNumbers } from '@/features/phone/use-phone-numbers';
import { TemplateForm } from '@/features/templates/template-form';
import { TemplateList } from '@/features/templates/template-list';
import { useWorkbench } from '@/features/workbench/workbench';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { Button } from '@/shared/ui/button';
import { channelNames } from '@/shared/ui/channel-mark';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { SelectField, TextField } from '@/shared/ui/text-field';
import { useChannelAccounts } from './channel-accounts';

interface StartDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onStarted: (conversation: string) => void;
  /** Whom it is to; null: that is asked. */
  to?: Omit<Recipient, 'account'> | null;
}

interface Recipient {
  readonly account: string;
  readonly number: string;
  readonly name: string;
}

const NONE: readonly ChannelAccount[] = [];

/** From whom, to whom, then with what: WhatsApp wants a template for the first message (S2-68 to S2-70). */
export default function StartDialog({ open, onOpenChange, onStarted, to = null }: StartDialogProps) {
  const { t } = useWords();
  const accounts = useChannelAccounts();
  const [recipient, setRecipient] = useState<Recipient>({ account: '', number: to?.number ?? '', name: to?.name ?? '' });
  const [step, setStep] = useState<'recipient' | MessageTemplate | null>('recipient');
  const account = accounts.data?.find(({ id }) => id === recipient.account) ?? accounts.data?.[0];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('start.title')}>
      {step === 'recipient' || !account
        ? <RecipientForm accounts={accounts.data ?? NONE} noneIsConnected={accounts.data?.length === 0} recipient={recipient} onChange={setRecipient} onDone={() => setStep(null)} />
        : step === null
          ? (
            <>
              <p className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 text-xs text-ink-2">
                <span className="tabular min-w-0 truncate">{t('start.to', { recipient: [recipient.name, recipient.number].filter(Boolean).join(' · ') })}</span>
                <Button look="ghost" onClick={() => setStep('recipient')}>{t('start.change')}</Button>
              </p>
              <TemplateList account={account.id} onChoose={setStep} />
            </>
          )
          : <StartForm account={account} recipient={recipient} template={step} onBack={() => setStep(null)} onStarted={onStarted} />}
    </Dialog>
  );
}

interface RecipientFormProps {
  accounts: readonly ChannelAccount[];
  noneIsConnected: boolean;
  recipient: Recipient;
  onChange: (recipient: Recipient) => void;
  onDone: () => void;
}

function RecipientForm({ accounts, noneIsConnected, recipient, onChange, onDone }: RecipientFormProps) {
  const { t } = useWords();
  const readNumber = usePhoneNumbers();
  const number = readNumber?.(recipient.number) ?? null;
  // What the plan of its country does not know, but is written with a prefix, the server judges.
  const isNumber = number !== null || /^(?:\+|00)[\d\s().\-/]{8,}$/u.test(recipient.number.trim());
  const hint = number ? t('phone.storedAs', { number: number.shown }) : readNumber && recipient.number.length >= 8 && !isNumber ? t('phone.unclear') : t('start.recipientHint');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isNumber || accounts.length === 0) return;
    if (number) onChange({ ...recipient, number: number.international });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <div className="space-y-3 p-4">
        <SelectField label={t('start.account')} value={recipient.account} onChange={(event) => onChange({ ...recipient, account: event.target.value })}>
          {accounts.map(({ id, name, type }) => <option key={id} value={id}>{name} · {channelNames[type]}</option>)}
        </SelectField>
        <TextField type="tel" label={t('start.recipient')} placeholder="+33 6 12 34 56 78" required value={recipient.number} hint={hint} onChange={(event) => onChange({ ...recipient, number: event.target.value })} />
        <TextField label={t('start.name')} maxLength={200} autoComplete="off" value={recipient.name} hint={t('start.nameHint')} onChange={(event) => onChange({ ...recipient, name: event.target.value })} />
        <p className="text-xs text-ink-3">{t(noneIsConnected ? 'empty.noChannel.ask' : 'start.templateHint')}</p>
      </div>
      <DialogFooter>
        <Button type="submit" look="solid" disabled={!isNumber || accounts.length === 0}>{t('start.next')}<ArrowRight aria-hidden size={13} /></Button>
      </DialogFooter>
    </form>
  );
}

interface StartFormProps {
  account: ChannelAccount;
  recipient: Recipient;
  template: MessageTemplate;
  onBack: () => void;
  onStarted: (conversation: string) => void;
}

function StartForm({ account, recipient, template, onBack, onStarted }: StartFormProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const { desk } = useWorkbench();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // The same with every attempt: nobody is written to twice.
  const [clientMessageId] = useState(randomId);
  const name = recipient.name.trim();

  const start = async (filled: ConversationRequest['template']) => {
    setBusy(true);
    setProblem(null);
    try {
      const body: ConversationRequest = { clientMessageId, channelAccount: account.id, recipient: recipient.number, template: filled ?? null, text: null, name: name === '' ? null : name };
      const head = await request<ConversationView>('POST', '/api/v1/conversations', body);
      desk.learn(head);
      onStarted(head.id);
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
      setBusy(false);
    }
  };

  return (
    <TemplateForm
      template={template}
      proposals={[...new Set([name.split(' ')[0], name, agent.name])].filter((entry): entry is string => entry !== undefined && entry !== '')}
      submitLabel={t('composer.sendOn', { channel: channelNames[account.type] })}
      problem={problem}
      busy={busy}
      onBack={onBack}
      onSend={(filled) => void start(filled)}
    />
  );
}
