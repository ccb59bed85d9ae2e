import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LabelView } from '@/contract';
import LabelForm from '@/features/labels/label-form';
import { labelsQuery } from '@/features/labels/labels';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { LabelDot } from '@/shared/ui/label-pill';
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
      {open && open.do !== 'remove' && <LabelForm label={open.do === 'edit' ? open.label : null} onClose={() => setOpen(null)} />}
    </SectionPage>
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
