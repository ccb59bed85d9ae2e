import { useState, type SubmitEvent } from 'react';
import { useAgents } from '@/features/agents/agents';
import { MentionArea } from '@/features/mentions/mention-area';
import { mentionsIn } from '@/features/mentions/mentions';
import type { Standing } from '@/features/workbench/standing';
import { useTeams } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { SelectField } from '@/shared/ui/text-field';
import { useRun } from './use-commands';

interface TransferDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Hands the conversation over together with what the next one has to know, in one step (S1-34). */
export default function TransferDialog({ head, open, onOpenChange }: TransferDialogProps) {
  const { t } = useWords();
  const run = useRun();
  const teams = useTeams();
  const colleagues = useAgents();
  const agents = colleagues.filter((agent) => agent.id !== head.assignee?.id);
  const [target, setTarget] = useState('');
  const [note, setNote] = useState('');
  // Repeated because no answer came, it is still one transfer.
  const [clientMessageId] = useState(randomId);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const [kind, ...rest] = target.split(' ');
    const id = rest.join(' ');
    if (id === '') return;
    const done = await run(head.id, {
      kind: 'transfer',
      transfer: { clientMessageId, agent: kind === 'agent' ? id : null, team: kind === 'team' ? id : null, note: note.trim() === '' ? null : note.trim(), mentions: [...mentionsIn(note, colleagues)] },
    });
    if (done) onOpenChange(false);
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('transfer.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="space-y-3 p-4">
          <SelectField label={t('transfer.to')} value={target} required onChange={(event) => setTarget(event.target.value)}>
            <option value="">{t('transfer.choose')}</option>
            <optgroup label={t('transfer.agents')}>{agents.map(({ id, name }) => <option key={id} value={`agent ${id}`}>{name}</option>)}</optgroup>
            {teams.length > 0 && <optgroup label={t('transfer.teams')}>{teams.map(({ id, name }) => <option key={id} value={`team ${id}`}>{name}</option>)}</optgroup>}
          </SelectField>
          <MentionArea label={t('transfer.note')} placeholder={t('transfer.noteExample')} text={note} onText={setNote} />
          <p className="text-2xs text-ink-3">{t('transfer.internal')}</p>
        </div>
        <DialogFooter>
          <Button look="ghost" onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
          <Button type="submit" look="solid" disabled={target === ''}>{t('transfer.submit')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
