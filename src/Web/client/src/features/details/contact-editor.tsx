import { Fragment, useState, type SubmitEvent } from 'react';
import type { AttributeDefinition, ContactView } from '@/contract';
import type { PhoneNumber } from '@/features/phone/phone-numbers';
import { usePhoneNumbers } from '@/features/phone/use-phone-numbers';
import { useSession } from '@/features/session/session';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { unfinished } from '@/shared/state/unfinished';
import { Button } from '@/shared/ui/button';
import { useLeaveGuard } from '@/shared/ui/leave-guard';
import { SelectField, TextArea, TextField } from '@/shared/ui/text-field';
import { attributeShown, attributeText } from './attribute';
import { formOf, lines, nameIn, patchOf, useContactCommands, useContactCatalogue } from './contact';
import { edited, formWith, meanwhile, valueOf, withoutEdit, type ContactEdits, type ContactField } from './contact-edits';

const NONE: ContactEdits = new Map();
/** What agents have begun to change in contacts. */
export const begunEdits = unfinished<ContactEdits>();

/** The contact's fields to write in; only what was changed is saved. What a colleague writes meanwhile is shown, and not replaced unseen. */
export function ContactEditor({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const { t, language } = useWords();
  const catalogue = useContactCatalogue().data;
  const { patch: change } = useContactCommands(contact.id);
  const readNumber = usePhoneNumbers();
  const now = formOf(contact);
  const [begun, keep] = begunEdits.use(useSession().agent.id, contact.id);
  const edits = begun ?? NONE;
  const setEdits = (next: ContactEdits) => keep(next.size === 0 ? null : next);
  useLeaveGuard(edits.size > 0);
  const close = () => {
    keep(null);
    onDone();
  };
  const form = formWith(now, edits);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const write = (name: ContactField, value: string) => setEdits(edited(now, edits, name, value));
  const field = (name: ContactField) => ({ value: valueOf(form, name), onChange: (event: { target: { value: string } }) => write(name, event.target.value) });
  const theirs = (name: ContactField, words = (value: string) => value) => {
    const value = meanwhile(now, edits, name);
    return value !== null && <Theirs words={words(value)} onTake={() => setEdits(withoutEdit(edits, name))} />;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const attributes = Object.fromEntries(Object.entries(form.attributes).map(([key, value]) => [key, attributeText(catalogue?.attributes.find((definition) => definition.key === key) ?? { type: 'Text' }, value)]));
    const patch = patchOf(now, { ...form, attributes }, (typed) => readNumber?.(typed)?.international ?? typed);
    if (patch === null) {
      close();
      return;
    }
    setBusy(true);
    try {
      await change(patch);
      close();
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3 pt-1">
      <TextField label={t('details.name')} required maxLength={200} {...field('name')} />
      {theirs('name')}
      <SelectField label={t('contact.type')} {...field('type')}>
        {catalogue?.types.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
      </SelectField>
      {theirs('type', (key) => nameIn(catalogue?.types, key))}
      <SelectField label={t('contact.stage')} {...field('stage')}>
        <option value="">{t('contact.noStage')}</option>
        {catalogue?.stages.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
      </SelectField>
      {theirs('stage', (key) => (key === '' ? t('contact.noStage') : nameIn(catalogue?.stages, key)))}
      <TextArea label={t('contact.phones')} rows={rowsOf(form.phones)} placeholder="+33 6 12 34 56 78" {...field('phones')} />
      {theirs('phones', inOneLine)}
      {readNumber && edits.has('phones') && <NumbersHint numbers={lines(form.phones).map(readNumber)} />}
      <TextArea label={t('contact.emails')} rows={rowsOf(form.emails)} placeholder="camille@example.org" {...field('emails')} />
      {theirs('emails', inOneLine)}
      <TextField label={t('contact.language')} placeholder="fr" maxLength={35} {...field('language')} />
      {theirs('language')}
      {catalogue?.attributes.map((definition) => {
        const name = `attributes.${definition.key}` as const;
        return (
          <Fragment key={definition.key}>
            <AttributeField definition={definition} value={valueOf(form, name)} onChange={(value) => write(name, value)} />
            {theirs(name, (value) => (value === '' ? '' : attributeShown(language, definition.type, value, { yes: t('contact.yes'), no: t('contact.no') })))}
          </Fragment>
        );
      })}
      {problem && <p role="alert" className="text-xs text-danger">{problem}</p>}
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="solid" disabled={busy}>{t('contact.save')}</Button>
      </div>
    </form>
  );
}

/** What a colleague has written into the same field since it was begun. */
function Theirs({ words, onTake }: { words: string; onTake: () => void }) {
  const { t } = useWords();
  return (
    <p role="status" className="-mt-2 flex flex-wrap items-center gap-x-2 text-2xs text-waiting">
      {words === '' ? t('contact.emptiedMeanwhile') : t('contact.changedMeanwhile', { value: words })}
      <Button look="ghost" onClick={onTake}>{t('contact.takeTheirs')}</Button>
    </p>
  );
}

/** All are seen, as long as they are few. */
const rowsOf = (text: string) => Math.min(5, text.split('\n').length);

const inOneLine = (value: string) => lines(value).join(', ');

/** How what was typed will be stored. */
function NumbersHint({ numbers }: { numbers: readonly (PhoneNumber | null)[] }) {
  const { t } = useWords();
  const known = numbers.filter((number) => number !== null);
  return (
    <p role="status" className="-mt-2 text-2xs text-ink-3">
      {known.length < numbers.length ? t('phone.unclear') : known.length > 0 && t('phone.storedAs', { number: known.map(({ shown }) => shown).join(', ') })}
    </p>
  );
}

function AttributeField({ definition: { name, type, required, options }, value, onChange }: { definition: AttributeDefinition; value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const input = { label: name, required, value, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  switch (type) {
    case 'Boolean':
      return <SelectField {...input}><option value="">{t('contact.unset')}</option><option value="true">{t('contact.yes')}</option><option value="false">{t('contact.no')}</option></SelectField>;
    case 'List':
      return <SelectField {...input}><option value="">{t('contact.unset')}</option>{options.map((option) => <option key={option} value={option}>{option}</option>)}</SelectField>;
    case 'Date':
      return <TextField {...input} type="date" />;
    case 'Number':
      return <TextField {...input} inputMode="decimal" />;
    case 'Url':
      return <TextField {...input} type="url" placeholder="https://" />;
    case 'Text':
      return <TextField {...input} maxLength={500} />;
  }
}
