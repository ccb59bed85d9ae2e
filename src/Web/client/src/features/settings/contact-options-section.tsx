import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ContactOption } from '@/contract';
import { contactCatalogueQuery } from '@/features/details/contact';
import { inWords } from '@/features/details/given-names';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { keyFor, moved, rewritten, without } from './catalogue';
import { CatalogueRow } from './catalogue-row';
import { TextField } from './fields';
import { Badge, Loaded, Rows, SectionPage } from './section-page';
import { useChangeCatalogue } from './use-contact-catalogue';
import { useIsAdministrator } from './use-change';

/** Of whoever nobody has looked at yet: the server keeps it. */
const DEFAULT_TYPE = 'user';

interface ContactOptionsSectionProps {
  list: 'types' | 'stages';
  icon: ReactNode;
}

type Open = { do: 'create' } | { do: 'rename' | 'remove'; entry: ContactOption };

/** What contacts can be (S1-05), and the stages of their lifecycle (S3-20): names in the order in which they are offered. */
export function ContactOptionsSection({ list, icon }: ContactOptionsSectionProps) {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const entries = useQuery({ ...contactCatalogueQuery, select: (catalogue) => inWords(t, catalogue)[list] });
  const change = useChangeCatalogue(list);
  const [open, setOpen] = useState<Open | null>(null);
  const isDefault = (entry: ContactOption) => list === 'types' && entry.key === DEFAULT_TYPE;
  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage
      title={t(`sections.${list}`)}
      hint={t(`settings.${list}.hint`)}
      action={create}
    >
      <Loaded query={entries} empty={{ icon, title: t(`settings.${list}.empty`), hint: administrator ? t(`settings.${list}.hint`) : t('settings.askAdministrator'), action: create }}>
        {(items) => (
          <Rows label={t(`sections.${list}`)}>
            {items.map((entry, index) => (
              <CatalogueRow
                key={entry.key}
                name={entry.name}
                title={<span className="flex flex-wrap items-center gap-x-2 gap-y-0.5"><span className="truncate">{entry.name}</span>{isDefault(entry) && <Badge>{t('settings.types.default')}</Badge>}</span>}
                detail={entry.key}
                icon={icon}
                first={index === 0}
                last={index === items.length - 1}
                acts={administrator ? {
                  onMove: (step) => change((now) => moved(now, entry.key, step)),
                  onEdit: () => setOpen({ do: 'rename', entry }),
                  onRemove: isDefault(entry) ? null : () => setOpen({ do: 'remove', entry }),
                } : null}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && (
        <FormDialog title={t('settings.remove', { name: open.entry.name })} submit={t('settings.delete')} danger onSubmit={() => change((now) => without(now, open.entry.key))} onClose={() => setOpen(null)}>
          <p className="text-sm">{t('settings.removeKeyHint')}</p>
        </FormDialog>
      )}
      {open && open.do !== 'remove' && <OptionForm list={list} entry={open.do === 'rename' ? open.entry : null} onClose={() => setOpen(null)} />}
    </SectionPage>
  );
}

function OptionForm({ list, entry, onClose }: { list: 'types' | 'stages'; entry: ContactOption | null; onClose: () => void }) {
  const { t } = useWords();
  const change = useChangeCatalogue(list);
  const [name, setName] = useState(entry?.name ?? '');
  const save = () => change((now) => {
    if (entry === null) return [...now, { key: keyFor(name, now.map(({ key }) => key)), name: name.trim() }];
    return name.trim() === entry.name ? now : rewritten(now, { key: entry.key, name: name.trim() });
  });
  return (
    <FormDialog title={entry ? t('settings.edit', { name: entry.name }) : t(`settings.${list}.create`)} submit={entry ? t('settings.save') : t('settings.create')} ready={name.trim() !== ''} onSubmit={save} onClose={onClose}>
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
    </FormDialog>
  );
}
