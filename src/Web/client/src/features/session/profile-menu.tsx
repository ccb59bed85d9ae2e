import { LogOut } from 'lucide-react';
import type { AgentStatus } from '@/contract';
import { AgentAvatar } from '@/features/availability/agent-avatar';
import { agentStatuses } from '@/features/availability/availability';
import { StatusSign } from '@/features/availability/status-sign';
import { chooseStatus, useAvailability, useWatchedAvailability } from '@/features/availability/use-availability';
import { languageNames } from '@/shared/preferences/language-switch';
import { prefer, themes, usePreferences } from '@/shared/preferences/preferences';
import { languages } from '@/shared/i18n/i18n';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Menu, MenuCheckItem, MenuContent, MenuHeading, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toasts';
import { useSession, useSignOut } from './session';

export function ProfileMenu() {
  const { t } = useWords();
  const { agent } = useSession();
  const { language, theme, enterSends } = usePreferences();
  const signOut = useSignOut();
  useWatchedAvailability();

  return (
    <Menu>
      <MenuTrigger aria-label={t('profile.label', { name: agent.name })} className="inline-flex size-8 items-center justify-center rounded-full hover:opacity-80">
        <AgentAvatar id={agent.id} name={agent.name} size={28} />
      </MenuTrigger>
      <MenuContent side="right" align="end" className="w-56">
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate text-sm font-medium">{agent.name}</p>
          <p className="truncate text-xs text-ink-3">{agent.email}</p>
        </div>
        <MenuSeparator />
        <StatusChoice agent={agent.id} />
        <MenuHeading>{t('profile.language')}</MenuHeading>
        <MenuRadioGroup value={language} onValueChange={(next) => prefer({ language: languages.find((other) => other === next) ?? language })}>
          {languages.map((other) => <MenuRadioItem key={other} value={other} lang={other}>{languageNames[other]}</MenuRadioItem>)}
        </MenuRadioGroup>
        <MenuHeading>{t('profile.theme')}</MenuHeading>
        <MenuRadioGroup value={theme} onValueChange={(next) => prefer({ theme: themes.find((other) => other === next) ?? theme })}>
          {themes.map((other) => <MenuRadioItem key={other} value={other}>{t(`themes.${other}`)}</MenuRadioItem>)}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuCheckItem checked={enterSends} onCheckedChange={(checked) => prefer({ enterSends: checked })}>{t('profile.enterSends')}</MenuCheckItem>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden size={15} />} onSelect={() => void signOut()}>{t('profile.signOut')}</MenuItem>
      </MenuContent>
    </Menu>
  );
}

/** What the agent says of himself: colleagues see it where they assign, while a desk of his is open. */
function StatusChoice({ agent }: { agent: string }) {
  const { t } = useWords();
  const chosen = useAvailability(agent)?.chosen;
  const choose = (status: AgentStatus | undefined) => {
    if (status) chooseStatus(status).catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  };
  return (
    <>
      <MenuHeading>{t('availability.title')}</MenuHeading>
      <MenuRadioGroup value={chosen ?? ''} onValueChange={(next) => choose(agentStatuses.find((status) => status === next))}>
        {agentStatuses.map((status) => <MenuRadioItem key={status} value={status}><StatusSign status={status} />{t(`availability.${status}`)}</MenuRadioItem>)}
      </MenuRadioGroup>
    </>
  );
}
