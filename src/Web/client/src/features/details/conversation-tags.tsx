import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { LabelPicker } from '@/features/commands/label-picker';
import { KeywordPicker, ParticipantsPicker } from '@/features/commands/pickers';
import { useRun } from '@/features/commands/use-commands';
import { useKeywordName } from '@/features/keywords/keywords';
import { useLabel } from '@/features/labels/labels';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { IconButton } from '@/shared/ui/icon-button';
import { LabelPill } from '@/shared/ui/label-pill';
import { Nothing, Section } from './section';

export function LabelsSection({ head }: { head: Standing }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const labelOf = useLabel();
  const run = useRun();
  return (
    <Section
      title={t('labels.title')}
      count={head.labels.length}
      action={<LabelPicker head={head} open={picking} onOpenChange={setPicking} trigger={<IconButton label={t('labels.add')} icon={<Plus aria-hidden size={14} />} className="!size-6" />} />}
    >
      <div className="flex flex-wrap items-center gap-1.5 text-sm">
        {head.labels.length === 0 && <Nothing>{t('labels.noneYet')}</Nothing>}
        {head.labels.map((id) => (
          <LabelPill key={id} {...labelOf(id)} removeLabel={t('labels.remove', { name: labelOf(id).name })} onRemove={() => void run(head.id, { kind: 'remove_label', label: id })} />
        ))}
      </div>
    </Section>
  );
}

/** Apart from the labels: these are for searching and counting (S1-39). */
export function KeywordsSection({ head }: { head: Standing }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const nameOf = useKeywordName();
  const run = useRun();
  return (
    <Section
      title={t('keywords.title')}
      count={head.keywords.length}
      action={<KeywordPicker head={head} open={picking} onOpenChange={setPicking} trigger={<IconButton label={t('keywords.add')} icon={<Plus aria-hidden size={14} />} className="!size-6" />} />}
    >
      <ul className="flex flex-wrap gap-1.5 text-sm">
        {head.keywords.length === 0 && <li><Nothing>{t('keywords.noneYet')}</Nothing></li>}
        {head.keywords.map((id) => (
          <li key={id} className="inline-flex h-5 max-w-44 items-center rounded border border-line pl-1.5 text-2xs text-ink-2">
            <span className="truncate">#{nameOf(id)}</span>
            <button type="button" aria-label={t('keywords.remove', { name: nameOf(id) })} onClick={() => void run(head.id, { kind: 'remove_keyword', keyword: id })} className="inline-flex size-5 items-center justify-center rounded hover:text-ink">
              <X aria-hidden size={11} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function ParticipantsSection({ head }: { head: Standing }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const run = useRun();
  return (
    <Section
      title={t('participants.title')}
      count={head.participants.length}
      action={<ParticipantsPicker head={head} open={picking} onOpenChange={setPicking} trigger={<IconButton label={t('participants.add')} icon={<Plus aria-hidden size={14} />} className="!size-6" />} />}
    >
      <ul className="text-sm">
        {head.participants.length === 0 && <li><Nothing>{t('participants.none')}</Nothing></li>}
        {head.participants.map((agent) => (
          <li key={agent.id} className="group/person flex min-h-7 items-center gap-2">
            <Avatar name={agent.name} size={20} />
            <span className="min-w-0 flex-1 truncate">{agent.name}</span>
            <IconButton label={t('participants.remove', { name: agent.name })} side="left" icon={<X aria-hidden size={13} />} onClick={() => void run(head.id, { kind: 'remove_participant', agent })} className="!size-6 opacity-0 group-hover/person:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
