import { Users } from 'lucide-react';
import { useShownName } from '@/features/agents/agents';
import { GivenMark } from '@/features/agents/given-mark';
import { DepartmentPicker, PriorityPicker } from '@/features/commands/pickers';
import { AgentPicker, TeamPicker } from '@/features/commands/owner-pickers';
import { PriorityMark } from '@/features/conversations/priority-mark';
import { StatusMark } from '@/features/conversations/status-mark';
import { WaitingTime } from '@/features/conversations/waiting-time';
import type { Standing } from '@/features/workbench/standing';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useNameIn } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { EditableFact } from './editable-fact';
import { Fact, Moment, Nothing } from './section';

/** Where the conversation stands and who has it; most of it is changed right here (S1-10, S4-18). */
export function ConversationFacts({ head }: { head: Standing }) {
  const { t } = useWords();
  const department = useNameIn('departments', head.department);
  const team = useNameIn('teams', head.team);
  const shownName = useShownName();
  return (
    <dl>
      <Fact name={t('details.number')}><span className="tabular">#{head.displayNumber}</span></Fact>
      <Fact name={t('filters.status')}>
        <span className="inline-flex items-center gap-1.5"><StatusMark status={head.status} />{t(`status.${head.status}`)}</span>
      </Fact>
      <EditableFact head={head} name={t('details.assignee')} picker={AgentPicker}>
        {head.assignee ? <><GivenMark to={head.assignee} size={18} /><span className="truncate">{shownName(head.assignee)}</span></> : <Nothing>{t('assign.none')}</Nothing>}
      </EditableFact>
      <EditableFact head={head} name={t('details.team')} picker={TeamPicker}>
        {head.team ? <><Users aria-hidden size={14} className="shrink-0 text-ink-3" /><span className="truncate">{team}</span></> : <Nothing>{t('details.noTeam')}</Nothing>}
      </EditableFact>
      <EditableFact head={head} name={t('actions.department')} picker={DepartmentPicker}>
        {head.department ? <span className="truncate">{department}</span> : <Nothing>{t('department.none')}</Nothing>}
      </EditableFact>
      <EditableFact head={head} name={t('actions.priority')} picker={PriorityPicker}>
        {head.priority === 'None' ? <Nothing>{t('priorities.None')}</Nothing> : <><PriorityMark priority={head.priority} always />{t(`priorities.${head.priority}`)}</>}
      </EditableFact>
      <Waiting conversation={head.id} />
      <Fact name={t('details.opened')}><Moment at={head.openedAt} /></Fact>
      <LastActivity conversation={head.id} />
    </dl>
  );
}

function Waiting({ conversation }: { conversation: string }) {
  const { t } = useWords();
  const waits = useOfTimeline(conversation, ({ head }) => (head?.waitingSince ?? null) !== null);
  return waits && <Fact name={t('list.waiting')}><WaitingTime conversation={conversation} /></Fact>;
}

function LastActivity({ conversation }: { conversation: string }) {
  const { t } = useWords();
  const at = useOfTimeline(conversation, ({ head }) => head?.lastActivityAt ?? null);
  return at && <Fact name={t('details.lastActivity')}><Moment at={at} /></Fact>;
}
