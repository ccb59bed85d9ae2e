import { ArrowLeft, Building2, ClipboardList, FileX, Globe, Hash, IdCard, Inbox, KeyRound, ListPlus, MessageSquareText, Milestone, Plug, Server, ShieldAlert, SlidersHorizontal, Tag, UserRound, UsersRound, Zap } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useSession } from '@/features/session/session';
import { departmentsQuery, keywordsQuery } from '@/features/workspace/catalogues';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { useMedia } from '@/shared/ui/use-media';
import { AgentsSection } from './agents-section';
import { AttributesSection } from './attributes-section';
import { AutomationsSection } from './automations-section';
import { ChannelsSection } from './channels-section';
import { ClusterSection } from './cluster-section';
import { ContactOptionsSection } from './contact-options-section';
import { ErasuresSection } from './erasures-section';
import { FormsSection } from './forms-section';
import { GeneralSection } from './general-section';
import { InboxesSection } from './inboxes-section';
import { LabelsSection } from './labels-section';
import { NamedSection } from './named-section';
import { PreferencesSection } from './preferences-section';
import { QuarantineSection } from './quarantine-section';
import { QuickMessagesSection } from './quick-messages-section';
import { isOpenTo, sectionGroups, type Section, type SectionGroup } from './sections';
import { TeamsSection } from './teams-section';
import { TokensSection } from './tokens-section';

interface SettingsPageProps {
  /** Null: the overview. */
  section: Section | null;
  hrefOf: (section: Section) => string;
  onGo: (section: Section | null) => void;
  /** What stands at the right end of the head. */
  corner: ReactNode;
}

/** Beside each other where there is room; else first the overview, then a section with a way back. */
export function SettingsPage({ section, hrefOf, onGo, corner }: SettingsPageProps) {
  const { t } = useWords();
  const wide = useMedia('(min-width: 768px)');
  const shown = section ?? (wide ? 'preferences' : null);
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-canvas pr-3 pl-4 max-md:pl-2">
        {!wide && shown !== null && <IconButton label={t('common.back')} icon={<ArrowLeft aria-hidden size={18} />} onClick={() => onGo(null)} />}
        <h1 className="min-w-0 flex-1 truncate px-1 text-sm font-semibold">{t('nav.settings')}</h1>
        {corner}
      </header>
      <div className="flex min-h-0 flex-1">
        {(wide || shown === null) && <SettingsNav shown={shown} hrefOf={hrefOf} onGo={onGo} />}
        {/* A region that scrolls must be reachable by the keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        {shown !== null && <section tabIndex={0} aria-label={t(`sections.${shown}`)} className="min-w-0 flex-1 overflow-y-auto bg-surface outline-none"><Body key={shown} section={shown} /></section>}
      </div>
    </div>
  );
}

const ICONS = {
  preferences: SlidersHorizontal, 'quick-messages': MessageSquareText, tokens: KeyRound, inboxes: Inbox, channels: Plug, labels: Tag, keywords: Hash,
  departments: Building2, general: Globe, teams: UsersRound, agents: UserRound, forms: ClipboardList, automations: Zap, types: IdCard, stages: Milestone, attributes: ListPlus,
  quarantine: ShieldAlert, erasures: FileX, cluster: Server,
} as const satisfies Record<Section, unknown>;

function SettingsNav({ shown, hrefOf, onGo }: { shown: Section | null; hrefOf: (section: Section) => string; onGo: (section: Section) => void }) {
  const { t } = useWords();
  const { agent } = useSession();
  const follow = (section: Section) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo(section);
  };
  return (
    <nav aria-label={t('nav.settings')} className="w-56 shrink-0 space-y-4 overflow-y-auto border-r border-line bg-canvas p-3 max-md:w-full max-md:border-r-0">
      {(Object.keys(sectionGroups) as SectionGroup[]).map((group) => {
        const open = sectionGroups[group].filter((section) => isOpenTo(section, agent.role));
        return open.length > 0 && (
          <div key={group}>
            <h2 className="px-2 pb-1 text-2xs font-medium text-ink-3">{t(`settings.groups.${group}`)}</h2>
            <ul>
              {open.map((section) => {
                const Icon = ICONS[section];
                return (
                  <li key={section}>
                    <a
                      href={hrefOf(section)}
                      aria-current={section === shown ? 'page' : undefined}
                      onClick={follow(section)}
                      className={classes('flex h-8 items-center gap-2.5 rounded-md px-2 text-sm max-md:h-11', section === shown ? 'bg-pressed font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink')}
                    >
                      <Icon aria-hidden size={15} className="text-ink-3" />
                      {t(`sections.${section}`)}
                    </a>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function Body({ section }: { section: Section }) {
  const { t } = useWords();
  const { agent } = useSession();
  if (!isOpenTo(section, agent.role)) return <EmptyState icon={<ShieldAlert size={28} strokeWidth={1.5} />} title={t('problems.forbidden')} hint={t('settings.askAdministrator')} />;
  switch (section) {
    case 'preferences': return <PreferencesSection />;
    case 'quick-messages': return <QuickMessagesSection />;
    case 'tokens': return <TokensSection />;
    case 'general': return <GeneralSection />;
    case 'inboxes': return <InboxesSection />;
    case 'channels': return <ChannelsSection />;
    case 'labels': return <LabelsSection />;
    case 'keywords': return <NamedSection list="keywords" icon={<Hash aria-hidden size={16} />} query={keywordsQuery} />;
    case 'departments': return <NamedSection list="departments" icon={<Building2 aria-hidden size={16} />} query={departmentsQuery} />;
    case 'teams': return <TeamsSection />;
    case 'agents': return <AgentsSection />;
    case 'automations': return <AutomationsSection />;
    case 'forms': return <FormsSection />;
    case 'types': return <ContactOptionsSection list="types" icon={<IdCard aria-hidden size={16} />} />;
    case 'stages': return <ContactOptionsSection list="stages" icon={<Milestone aria-hidden size={16} />} />;
    case 'attributes': return <AttributesSection />;
    case 'quarantine': return <QuarantineSection />;
    case 'erasures': return <ErasuresSection />;
    case 'cluster': return <ClusterSection />;
  }
}
