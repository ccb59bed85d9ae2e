import { useQuery } from '@tanstack/react-query';
import { ListPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { AttributeDefinition } from '@/contract';
import { contactCatalogueQuery } from '@/features/details/contact';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { keyFor, moved, rewritten, without } from './catalogue';
import { CatalogueRow } from './catalogue-row';
import { CheckField, SelectField, TextArea, TextField } from './fields';
import { Badge, Loaded, Rows, SectionPage } from './section-page';
import { useChangeCatalogue } from './use-contact-catalogue';
import { useIsAdministrator } from './use-change';

const TYPES = ['Text', 'Number', 'Boolean', 'Date', 'List', 'Url'] as const satisfies readonly AttributeDefinition['type'][];

type Open = { do: 'create' } | { do: 'edit' | 'remove'; attribute: AttributeDefinition };

/** The fields that contacts have besides (S4-21). */
export function AttributesSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const attributes = useQuery({ ...contactCatalogueQuery, select: (catalogue) => catalogue.attributes });
  const change = useChangeCatalogue('attributes');
  const [open, setOpen] = useState<Open | null>(null);
  const icon = <ListPlus aria-hidden size={16} />;
  const detail = ({ key, type, options }: AttributeDefinition) => [key, t(`settings.attributes.types.${type}`), options.join(', ')].filter(Boolean).join(' · ');
  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage
      title={t('sections.attributes')}
      hint={t('settings.attributes.hint')}
      action={create}
    >
      <Loaded query={attributes} empty={{ icon: <ListPlus size={28} strokeWidth={1.5} />, title: t('settings.attributes.empty'), hint: administrator ? t('settings.attributes.emptyHint') : t('settings.askAdministrator'), action: create }}>
        {(items) => (
          <Rows label={t('sections.attributes')}>
            {items.map((attribute, index) => (
              <CatalogueRow
                key={attribute.key}
                name={attribute.name}
                title={<span className="flex items-center gap-2"><span className="truncate">{attribute.name}</span>{attribute.required && <Badge>{t('settings.attributes.required')}</Badge>}</span>}
                detail={detail(attribute)}
                icon={icon}
                first={index === 0}
                last={index === items.length - 1}
                acts={administrator ? {
                  onMove: (step) => change((now) => moved(now, attribute.key, step)),
                  onEdit: () => setOpen({ do: 'edit', attribute }),
                  onRemove: () => setOpen({ do: 'remove', attribute }),
                } : null}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && (
        <FormDialog title={t('settings.remove', { name: open.attribute.name })} submit={t('settings.delete')} danger onSubmit={() => change((now) => without(now, open.attribute.key))} onClose={() => setOpen(null)}>
          <p className="text-sm">{t('settings.attributes.removeHint')}</p>
        </FormDialog>
      )}
      {open && open.do !== 'remove' && <AttributeForm attribute={open.do === 'edit' ? open.attribute : null} onClose={() => setOpen(null)} />}
    </SectionPage>
  );
}

function AttributeForm({ attribute, onClose }: { attribute: AttributeDefinition | null; onClose: () => void }) {
  const { t } = useWords();
  const change = useChangeCatalogue('attributes');
  const [name, setName] = useState(attribute?.name ?? '');
  const [type, setType] = useState<AttributeDefinition['type']>(attribute?.type ?? 'Text');
  const [required, setRequired] = useState(attribute?.required ?? false);
  const [lines, setLines] = useState(attribute?.options.join('\n') ?? '');
  const options = type === 'List' ? [...new Set(lines.split('\n').map((line) => line.trim()).filter(Boolean))] : [];
  const save = () => change((now) => {
    const said = { name: name.trim(), type, required, options };
    return attribute ? rewritten(now, { key: attribute.key, ...said }) : [...now, { key: keyFor(name, now.map(({ key }) => key)), ...said }];
  });
  return (
    <FormDialog
      title={attribute ? t('settings.edit', { name: attribute.name }) : t('settings.attributes.create')}
      submit={attribute ? t('settings.save') : t('settings.create')}
      ready={name.trim() !== '' && (type !== 'List' || options.length > 0)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
      <SelectField
        label={t('settings.attributes.type')}
        hint={t(attribute ? 'settings.attributes.typeFixed' : 'settings.attributes.typeHint')}
        value={type}
        disabled={attribute !== null}
        onChange={(event) => setType(TYPES.find((candidate) => candidate === event.target.value) ?? 'Text')}
        options={TYPES.map((value) => ({ value, text: t(`settings.attributes.types.${value}`) }))}
      />
      {type === 'List' && <TextArea label={t('settings.attributes.options')} hint={t('settings.attributes.optionsHint')} value={lines} onChange={(event) => setLines(event.target.value)} required />}
      <CheckField label={t('settings.attributes.requiredLabel')} hint={t('settings.attributes.requiredHint')} checked={required} onChange={(event) => setRequired(event.target.checked)} />
    </FormDialog>
  );
}
