import { useState } from 'react';
import type { MessageTemplate } from '@/contract';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { channelNames } from '@/shared/ui/channel-mark';
import { Dialog } from '@/shared/ui/dialog';
import { TemplateForm } from './template-form';
import { TemplateList } from './template-list';

interface TemplateDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Chooses a template for an open conversation, fills it in and sends it (S2-35, S2-36). */
export default function TemplateDialog({ head, open, onOpenChange }: TemplateDialogProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const { sendQueue } = useWorkbench();
  const [template, setTemplate] = useState<MessageTemplate | null>(null);

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('templates.title')}>
      {template === null
        ? <TemplateList account={head.channel.account} onChoose={setTemplate} />
        : (
          <TemplateForm
            template={template}
            proposals={namesFor(head.contact.name, agent.name)}
            submitLabel={t('composer.sendOn', { channel: channelNames[head.channel.type] })}
            problem={null}
            busy={false}
            onBack={() => setTemplate(null)}
            onSend={(request, rendering) => {
              sendQueue.send({ conversation: head.id, mode: 'reply', text: '', expectedSequence: null, enclosure: { kind: 'template', request, rendering } });
              onOpenChange(false);
            }}
          />
        )}
    </Dialog>
  );
}

const namesFor = (contact: string, agent: string): readonly string[] => [...new Set([contact.split(' ')[0] ?? contact, contact, agent.split(' ')[0] ?? agent, agent])];
