import { useState } from 'react';
import type { ConversationView, TranscriptRequest } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { FormDialog } from '@/shared/ui/form-dialog';
import { SelectField } from '@/shared/ui/text-field';
import { toast } from '@/shared/ui/toasts';

/** Tells a colleague of the conversation, who then reads or downloads it (S4-16). */
export default function TranscriptDialog({ head, onClose }: { head: Standing; onClose: () => void }) {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const { agent: me } = useSession();
  const others = useAgents().filter(({ id }) => id !== me.id);
  const [agent, setAgent] = useState('');
  // Repeated because no answer came, it is still sent once.
  const [clientMessageId] = useState(randomId);

  const send = async () => {
    const body: TranscriptRequest = { clientMessageId, agent, email: null };
    desk.learn(await request<ConversationView>('POST', `/api/v1/conversations/${encodeURIComponent(head.id)}/transcript`, body));
    toast(t('transcript.sent', { name: others.find(({ id }) => id === agent)?.name ?? t('people.someone') }));
  };

  return (
    <FormDialog title={t('transcript.title')} submit={t('transcript.submit')} ready={agent !== ''} onSubmit={send} onClose={onClose}>
      <SelectField label={t('transcript.to')} value={agent} required onChange={(event) => setAgent(event.target.value)}>
        <option value="">{t('transcript.choose')}</option>
        {others.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </SelectField>
      <p className="text-xs text-ink-3">{t('transcript.hint')}</p>
    </FormDialog>
  );
}
