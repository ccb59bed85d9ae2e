import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LabelView } from '@/contract';
import { labelColors, labelsQuery } from '@/features/labels/labels';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { LabelDot, LabelPill } from '@/shared/ui/label-pill';
import { HueField, TextField } from './fields';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

type Open = { do: 'create' } | { do: 'edit' | 'remove'; label: LabelView };

/** S1-20 to S1-25: every agent makes labels, administrators tidy them up. */
export function LabelsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const labels = useQuery(labelsQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const create = <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage
      title={t('sections.labels')}
      hint={t('settings.labels.hint')}
      action={create}
    >
      <Loaded query={labels} empty={{ icon: <Tag size={28} strokeWidth={1.5} />, title: t('settings.labels.empty'), hint: t('settings.labels.hint') }}>
        {(items) => (
          <Rows label={t('sections.labels')}>
            {items.map((label) => (
              <Row
                key={label.id}
                icon={<LabelDot color={label.color} />}
                title={label.name}
                actions={administrator && (
                  <>
                    <IconButton label={t('settings.edit', { name: label.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'edit', label })} />
                    <IconButton label={t('settings.remove', { name: label.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', label })} />
                  </>
                )}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'remove' && <RemoveLabel label={open.label} onClose={() => setOpen(null)} />}
      {open && open.do !== 'remove' && <LabelForm label={open.do === 'edit' ? open.label : null} taken={labels.data?.length ?? 0} onClose={() => setOpen(null)} />}
    </SectionPage>
  );
}

function LabelForm({ label, taken, onClose }: { label: LabelView | null; taken: number; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(labelsQuery.queryKey);
  const [name, setName] = useState(label?.name ?? '');
  const [color, setColor] = useState(label?.color ?? labelColors[(taken + 1) % labelColors.length] ?? 'gray');
  const body = { name: name.trim(), color };
  return (
    <FormDialog
      title={label ? t('settings.edit', { name: label.name }) : t('settings.labels.create')}
      submit={label ? t('settings.save') : t('settings.create')}
      ready={body.name !== ''}
      onSubmit={() => (label ? change('PUT', `labels/${at(label.id)}`, body) : change('POST', 'labels', body))}
      onClose={onClose}
    >
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
      <HueField label={t('labels.color')} value={color} onChange={setColor} />
      <p className="flex items-center gap-2 text-xs text-ink-3">{t('settings.labels.looks')}<LabelPill name={name.trim() || t('settings.name')} color={color} /></p>
    </FormDialog>
  );
}

function RemoveLabel({ label, onClose }: { label: LabelView; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(labelsQuery.queryKey);
  return (
    <FormDialog title={t('settings.remove', { name: label.name })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `labels/${at(label.id)}`)} onClose={onClose}>
      <p className="text-sm">{t('settings.removeHint')}</p>
    </FormDialog>
  );
}
