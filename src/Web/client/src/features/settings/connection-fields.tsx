import { useInboxes } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { SelectField, TextField } from './fields';

const NEW = 'new';

/** Where what comes in goes: an inbox that is there, or one that is made with the connection. */
export interface InboxChoice {
  /** Null: a new one. */
  readonly inbox: string | null;
  readonly newInbox: string;
}

export const isChosen = ({ inbox, newInbox }: InboxChoice): boolean => inbox !== null || newInbox.trim() !== '';

/** One of the two, as the server wants it. */
export const inboxOf = ({ inbox, newInbox }: InboxChoice) => (inbox === null ? { inbox: null, newInbox: newInbox.trim() } : { inbox, newInbox: null });

export function InboxFields({ value, onChange }: { value: InboxChoice; onChange: (value: InboxChoice) => void }) {
  const { t } = useWords();
  const inboxes = useInboxes();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('settings.connect.fields.inbox')}
        value={value.inbox ?? NEW}
        onChange={(event) => onChange({ ...value, inbox: event.target.value === NEW ? null : event.target.value })}
        options={[...inboxes.map(({ id, name }) => ({ value: id, text: name })), { value: NEW, text: t('settings.connect.newInbox') }]}
      />
      {value.inbox === null && <TextField label={t('settings.connect.fields.newInbox')} required maxLength={60} value={value.newInbox} onChange={(event) => onChange({ ...value, newInbox: event.target.value })} />}
    </div>
  );
}
