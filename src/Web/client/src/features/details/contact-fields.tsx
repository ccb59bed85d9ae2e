import { Check } from 'lucide-react';
import type { AttributeDefinition, ContactPatch, ContactView } from '@/contract';
import { useAgents, useShownName } from '@/features/agents/agents';
import { GivenMark } from '@/features/agents/given-mark';
import { isWebAddress } from '@/shared/format/text';
import { Problem } from '@/shared/http/problem';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import type { PickerOption } from '@/shared/ui/picker';
import { attributeFault, attributeShown, attributeText } from './attribute';
import { ChoiceFact } from './choice-fact';
import { nameIn, useContactCatalogue, useContactCommands } from './contact';
import { Fact, Nothing } from './section';
import { TextFact } from './text-fact';
import { useFieldChange } from './use-field-change';

/** The value of an option that stands for nothing chosen. */
const NONE = '';

const option = (id: string, text: string, selected: boolean, mark?: React.ReactNode): PickerOption =>
  ({ id, text, selected, content: <>{mark}<span className="min-w-0 flex-1 truncate">{text}</span>{selected && <Check aria-hidden size={14} />}</> });

/** What the team knows of a contact, each changed where it stands (S1-05, S4-17, S4-21). */
export function ContactFields({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const catalogue = useContactCatalogue().data;
  const agents = useAgents();
  const shownName = useShownName();
  const { patch, own } = useContactCommands(contact.id);
  const change = useFieldChange(contact);
  const changed = (field: string) => t('contact.changed', { field, name: contact.name });
  const { type, stage, owner, language, attributes } = contact;
  const entries = (list: readonly { key: string; name: string }[] | undefined, chosen: string | null) => (list ?? []).map(({ key, name }) => option(key, name, key === chosen));
  const defined = catalogue?.attributes ?? [];
  const left = attributes.filter(({ key }) => !defined.some((definition) => definition.key === key));

  return (
    <>
      <ChoiceFact name={t('contact.type')} options={entries(catalogue?.types, type)} onPick={(key) => change({ sentence: changed(t('contact.type')), of: (of) => of.type, save: (value) => patch({ type: value }), value: key })}>
        <span className="truncate">{nameIn(catalogue?.types, type)}</span>
      </ChoiceFact>
      <ChoiceFact name={t('contact.stage')} options={[...entries(catalogue?.stages, stage), option(NONE, t('contact.noStage'), stage === null)]} onPick={(key) => change({ sentence: changed(t('contact.stage')), of: (of) => of.stage, save: (value) => patch({ stage: value }), value: key === NONE ? null : key })}>
        {stage === null ? <Nothing>{t('contact.noStage')}</Nothing> : <span className="truncate">{nameIn(catalogue?.stages, stage)}</span>}
      </ChoiceFact>
      <ChoiceFact
        name={t('details.owner')}
        options={[...agents.map(({ id, name }) => option(id, name, id === owner?.id, <Avatar name={name} size={18} />)), option(NONE, t('details.noOwner'), owner === null)]}
        onPick={(id) => change({ sentence: changed(t('details.owner')), of: (of) => of.owner?.id ?? null, save: own, value: id === NONE ? null : id })}
      >
        {owner === null ? <Nothing>{t('details.noOwner')}</Nothing> : <><GivenMark to={owner} size={18} /><span className="truncate">{shownName(owner)}</span></>}
      </ChoiceFact>
      <TextFact
        name={t('contact.language')}
        value={language ?? ''}
        fault={(typed) => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(typed.trim()) || typed.trim() === '' ? null : new Problem(422, 'language_invalid'))}
        onSave={(typed) => change({ sentence: changed(t('contact.language')), of: (of) => of.language, save: (value) => patch({ language: value }), value: typed.trim() || null })}
        input={{ placeholder: 'fr', maxLength: 35 }}
      >
        {language === null ? <Nothing>{t('contact.unset')}</Nothing> : <LanguageName tag={language} />}
      </TextFact>
      {defined.map((definition) => (
        <AttributeFact
          key={definition.key}
          definition={definition}
          value={attributeOf(contact, definition.key)}
          // The contract's generator knows no map of texts.
          onSave={(text) => change({ sentence: changed(definition.name), of: (of) => attributeOf(of, definition.key), save: (value) => patch({ attributes: { [definition.key]: value } } as unknown as ContactPatch), value: text === '' ? null : text })}
        />
      ))}
      {left.map(({ key, value }) => <Fact key={key} name={key}><bdi>{value}</bdi></Fact>)}
    </>
  );
}

interface AttributeFactProps {
  definition: AttributeDefinition;
  /** Null: the contact has none. */
  value: string | null;
  /** Empty: none. */
  onSave: (text: string) => Promise<void>;
}

const attributeOf = ({ attributes }: ContactView, key: string): string | null => attributes.find((attribute) => attribute.key === key)?.value ?? null;

function AttributeFact({ definition, value, onSave }: AttributeFactProps) {
  const { t, language } = useWords();
  const { name, type, required, options } = definition;
  const shown = value === null
    ? <Nothing>{t('contact.unset')}</Nothing>
    : <bdi className="min-w-0 [overflow-wrap:anywhere]">{attributeShown(language, type, value, { yes: t('contact.yes'), no: t('contact.no') })}</bdi>;

  if (type === 'Boolean' || type === 'List') {
    const choices = type === 'List' ? options.map((text) => ({ id: text, text })) : [{ id: 'true', text: t('contact.yes') }, { id: 'false', text: t('contact.no') }];
    const none = required ? [] : [option(NONE, t('contact.unset'), value === null)];
    return <ChoiceFact name={name} options={[...choices.map(({ id, text }) => option(id, text, id === value)), ...none]} onPick={onSave}>{shown}</ChoiceFact>;
  }
  const link = value !== null && isWebAddress(value);
  return (
    <TextFact
      name={name}
      value={value ?? ''}
      link={link}
      fault={(typed) => attributeFault(definition, attributeText(definition, typed))}
      onSave={(typed) => onSave(attributeText(definition, typed))}
      input={type === 'Date' ? { type: 'date' } : type === 'Number' ? { inputMode: 'decimal' } : type === 'Url' ? { inputMode: 'url', placeholder: 'https://' } : { maxLength: 500 }}
    >
      {link ? <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="min-w-0 truncate underline underline-offset-2">{value}</a> : shown}
    </TextFact>
  );
}

/** `français` rather than `fr`, where the browser knows it. */
function LanguageName({ tag }: { tag: string }) {
  const { language } = useWords();
  return <span title={tag} className="truncate">{nameOfLanguage(language, tag)}</span>;
}

function nameOfLanguage(reader: string, tag: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
