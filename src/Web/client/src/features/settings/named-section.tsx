import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { keywordsQuery } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { TextField } from './fields';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

interface Entry {
  readonly id: string;
  readonly name: string;
}

interface NamedSectionProps {
  /** Both the section and the list of the API. */
  list: 'keywords' | 'departments';
  icon: ReactNode;
  query: typeof keywordsQuery;
}

/** As the server has it. */
const LONGEST = { keywords: 40, departments: 60 } as const;

type Open = { do: 'create' } | { do: 'rename' | 'remove'; entry: Entry };

/** A catalogue whose entries are a name and nothing else. */
export function NamedSection({ list, icon, query }: NamedSectionProps) {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const entries = useQuery(query);
  const [open, setOpen] = useState<Open | null>(null);
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
            {items.map((entry) => (
              <Row
                key={entry.id}
                icon={icon}
                title={entry.name}
                actions={administrator && (
                  <>
                    <IconButton label={t('settings.edit', { name: entry.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'rename', entry })} />
                    <IconButton label={t('settings.remove', { name: entry.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', entry })} />
                  </>
                )}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && <RemoveEntry list={list} entry={open.entry} onClose={() => setOpen(null)} />}
      {open && open.do !== 'remove' && <EntryForm list={list} entry={open.do === 'rename' ? open.entry : null} onClose={() => setOpen(null)} />}
    </SectionPage>
  );
}

function EntryForm({ list, entry, onClose }: { list: NamedSectionProps['list']; entry: Entry | null; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange([list]);
  const [name, setName] = useState(entry?.name ?? '');
  return (
    <FormDialog
      title={entry ? t('settings.edit', { name: entry.name }) : t(`settings.${list}.create`)}
      submit={entry ? t('settings.save') : t('settings.create')}
      ready={name.trim() !== ''}
      onSubmit={() => (entry ? change('PUT', `${list}/${at(entry.id)}`, { name: name.trim() }) : change('POST', list, { name: name.trim() }))}
      onClose={onClose}
    >
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={LONGEST[list]} required />
    </FormDialog>
  );
}

function RemoveEntry({ list, entry, onClose }: { list: NamedSectionProps['list']; entry: Entry; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange([list]);
  return (
    <FormDialog title={t('settings.remove', { name: entry.name })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `${list}/${at(entry.id)}`)} onClose={onClose}>
      <p className="text-sm">{t('settings.removeHint')}</p>
    </FormDialog>
  );
}
