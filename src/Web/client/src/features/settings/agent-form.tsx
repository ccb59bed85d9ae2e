import { useState } from 'react';
import type { AgentProfile, AgentRole, CreatedAgent, Invitation } from '@/contract';
import { agentsQuery } from '@/features/agents/agents';
import { useNow } from '@/shared/format/now';
import { dateTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import { FormDialog } from '@/shared/ui/form-dialog';
import { CopyLine } from './copy-line';
import { SelectField, TextField } from './fields';
import { at, useChange } from './use-change';

const ROLES: readonly AgentRole[] = ['Agent', 'Administrator'];

/** Who somebody is here. Whoever is made gets a link, so that nobody but him ever knows his password. */
export function AgentForm({ agent, onMade, onClose }: { agent: AgentProfile | null; onMade: (made: CreatedAgent) => void; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(agentsQuery.queryKey, ['session']);
  const [name, setName] = useState(agent?.name ?? '');
  const [email, setEmail] = useState(agent?.email ?? '');
  const [role, setRole] = useState<AgentRole>(agent?.role ?? 'Agent');
  const written = { name: name.trim(), email: email.trim(), role };
  const fields = (
    <>
      <TextField label={t('settings.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" required />
      <TextField label={t('settings.agents.email')} hint={t('settings.agents.emailHint')} type="email" value={email} onChange={(event) => setEmail(event.target.value)} maxLength={254} autoComplete="off" required />
      <SelectField label={t('settings.agents.role')} value={role} onChange={(event) => setRole(ROLES.find((other) => other === event.target.value) ?? role)} options={ROLES.map((value) => ({ value, text: t(`settings.agents.roles.${value}`) }))} />
    </>
  );
  const ready = written.name !== '' && written.email !== '';
  return agent === null ? (
    <FormDialog title={t('settings.agents.create')} submit={t('settings.create')} ready={ready} onSubmit={() => change<CreatedAgent>('POST', 'agents', written)} onDone={onMade} onClose={onClose}>{fields}</FormDialog>
  ) : (
    <FormDialog title={t('settings.edit', { name: agent.name })} submit={t('settings.save')} ready={ready} onSubmit={() => change('PUT', `agents/${at(agent.id)}`, written)} onClose={onClose}>{fields}</FormDialog>
  );
}

/** The one time that the link can be read. */
export function ShownInvitation({ name, invitation: { token, expiresAt }, onClose }: { name: string; invitation: Invitation; onClose: () => void }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <Dialog open onOpenChange={onClose} title={t('settings.agents.link', { name })}>
      <div className="space-y-3 p-4">
        <p className="text-sm">{t('settings.agents.linkHint', { name, time: dateTime(language, expiresAt, now) })}</p>
        <CopyLine label={t('settings.agents.link', { name })} value={`${window.location.origin}/invitation#${token}`} />
      </div>
    </Dialog>
  );
}
