import { Keyboard, MessagesSquare, ShieldAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSession } from '@/features/session/session';
import { ProfileMenu } from '@/features/session/profile-menu';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { ShortcutsSheet } from '@/features/shortcuts/shortcuts-sheet';
import { ConnectionBanner } from '@/features/workbench/connection-banner';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import { Tip } from '@/shared/ui/tip';
import { addressOf, go, home, type Place } from './location';
import { useDocumentTitle } from './use-document-title';

/** What stands around every page: navigation, the truth about the connection, the help. */
export function Frame({ place, children }: { place: Place; children: ReactNode }) {
  const { t } = useWords();
  const { agent } = useSession();
  const [helping, setHelping] = useState(false);
  useShortcut('help', () => setHelping(true));
  useDocumentTitle();
  const reading = place.page === 'conversations' && place.conversation !== null;

  return (
    <div className="flex h-full flex-col">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1 max-md:flex-col-reverse">
        <nav
          aria-label={t('nav.label')}
          className={classes('flex shrink-0 items-center gap-1 border-line bg-canvas md:w-12 md:flex-col md:border-r md:py-2 max-md:h-12 max-md:border-t max-md:px-3', reading && 'max-md:hidden')}
        >
          <NavLink icon={<MessagesSquare aria-hidden size={18} />} label={t('nav.conversations')} place={home} current={place.page === 'conversations'} />
          {agent.role === 'Administrator' && <NavLink icon={<ShieldAlert aria-hidden size={18} />} label={t('nav.quarantine')} place={{ page: 'quarantine' }} current={place.page === 'quarantine'} />}
          <span className="flex-1" />
          <IconButton label={t('shortcuts.title')} shortcut={shortcuts.help} side="right" onClick={() => setHelping(true)} icon={<Keyboard aria-hidden size={17} />} className="size-8 max-md:hidden" />
          <ProfileMenu />
        </nav>
        <main className="flex min-h-0 min-w-0 flex-1">{children}</main>
      </div>
      <ShortcutsSheet open={helping} onOpenChange={setHelping} />
    </div>
  );
}

function NavLink({ icon, label, place, current }: { icon: ReactNode; label: string; place: Place; current: boolean }) {
  return (
    <Tip label={label} side="right">
      <a
        href={addressOf(place)}
        aria-label={label}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(place);
        }}
        className={classes('inline-flex size-8 items-center justify-center rounded-md max-md:size-10', current ? 'bg-pressed text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink')}
      >
        {icon}
      </a>
    </Tip>
  );
}
