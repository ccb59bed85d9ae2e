import { useRef, useState } from 'react';
import type { CannedResponseDraft, CannedResponseView } from '@/contract';
import { useTeams } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { SelectField, TextArea, TextField } from './fields';

const VARIABLES = ['contact.name', 'contact.first_name', 'contact.address', 'conversation.number', 'agent.name', 'agent.first_name', 'agent.email'] as const;

interface QuickMessageFormProps {
  message: CannedResponseView | null;
  onSave: (draft: CannedResponseDraft) => Promise<unknown>;
  onClose: () => void;
}

export function QuickMessageForm({ message, onSave, onClose }: QuickMessageFormProps) {
  const { t } = useWords();
  const teams = useTeams();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<CannedResponseDraft>({
    shortcut: message?.shortcut ?? '', title: message?.title ?? '', text: message?.text ?? '', visibility: message?.visibility ?? 'Personal', team: message?.team ?? null,
  });
  const change = (part: Partial<CannedResponseDraft>) => setDraft((current) => ({ ...current, ...part }));
  const team = draft.visibility === 'Team' ? draft.team ?? teams[0]?.id ?? null : null;

  const insert = (variable: string) => {
    const area = field.current;
    if (!area) return;
    area.setRangeText(`{{${variable}}}`, area.selectionStart, area.selectionEnd, 'end');
    change({ text: area.value });
    area.focus();
  };

  return (
    <FormDialog
      title={message ? t('settings.edit', { name: message.title }) : t('settings.quick.create')}
      submit={message ? t('settings.save') : t('settings.create')}
      ready={draft.shortcut.trim() !== '' && draft.title.trim() !== '' && draft.text.trim() !== ''}
      onSubmit={() => onSave({ ...draft, shortcut: draft.shortcut.trim(), title: draft.title.trim(), team })}
      onClose={onClose}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={t('settings.quick.shortcut')} hint={t('settings.quick.shortcutHint')} value={draft.shortcut} onChange={(event) => change({ shortcut: event.target.value })} required />
        <TextField label={t('settings.quick.title')} value={draft.title} onChange={(event) => change({ title: event.target.value })} required />
      </div>
      <TextArea ref={field} label={t('settings.quick.text')} value={draft.text} onChange={(event) => change({ text: event.target.value })} required />
      <div>
        <p className="mb-1 text-2xs text-ink-3">{t('settings.quick.variables')}</p>
        <div className="flex flex-wrap gap-1">
          {VARIABLES.map((variable) => (
            <button key={variable} type="button" onClick={() => insert(variable)} className="h-6 rounded bg-hover px-1.5 text-2xs text-ink-2 hover:bg-pressed hover:text-ink">{`{{${variable}}}`}</button>
          ))}
        </div>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('settings.quick.visibility')}
          value={draft.visibility}
          onChange={(event) => change({ visibility: event.target.value as CannedResponseDraft['visibility'] })}
          options={(['Personal', 'Team', 'Global'] as const).filter((value) => value !== 'Team' || teams.length > 0).map((value) => ({ value, text: t(`settings.quick.${value}`) }))}
        />
        {draft.visibility === 'Team' && <SelectField label={t('facets.team')} value={team ?? ''} onChange={(event) => change({ team: event.target.value })} options={teams.map(({ id, name }) => ({ value: id, text: name }))} />}
      </div>
    </FormDialog>
  );
}
