import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useLabels } from '@/features/labels/labels';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { LabelDot } from '@/shared/ui/label-pill';
import { Picker } from '@/shared/ui/picker';
import type { BulkPart } from './bulk-bar';
import { shared } from './bulk-tags';

/** A label that all of them have is taken off; any other one is put on. */
export function BulkLabels({ picked, run }: BulkPart) {
  const { t } = useWords();
  const labels = useLabels();
  const [open, setOpen] = useState(false);
  useShortcut('label', () => setOpen(true), { first: true });
  const having = (id: string) => picked.filter((view) => view.labels.includes(id)).length;

  const pick = (id: string) => {
    setOpen(false);
    const name = labels.find((label) => label.id === id)?.name ?? id;
    if (having(id) === picked.length) void run({ do: 'remove_label', name: id }, (count) => t('bulk.done.unlabelled', { count, name }));
    else void run({ do: 'add_label', name: id }, (count) => t('bulk.done.labelled', { count, name }));
  };

  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('labels.title')}
      placeholder={t('bulk.labelSearch')}
      emptyText={t('labels.none')}
      trigger={<IconButton label={t('labels.title')} shortcut={shortcuts.label} icon={<Tag aria-hidden size={15} />} />}
      options={labels.map(({ id, name, color }) => shared(id, name, having(id), picked.length, <LabelDot color={color} />))}
      onPick={pick}
    />
  );
}
