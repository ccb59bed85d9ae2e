import { ChartColumn, Command, Contact, Keyboard, MessagesSquare, Search, Settings } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import type { NotificationView } from '@/contract';
import { everybody } from '@/features/contacts/contacts';
import { placeOf } from '@/features/notifications/notice';
import { NotificationPanel } from '@/features/notifications/notification-panel';
import { useReadOnSight } from '@/features/notifications/use-read-on-sight';
import { useDesktopNotifications } from '@/features/notifications/use-desktop-notifications';
import { firstReport } from '@/features/reports/report';
import { noSearch } from '@/features/search/search';
import { useIsAdministrator } from '@/features/settings/use-change';
import { ProfileMenu } from '@/features/session/profile-menu';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { ShortcutsSheet } from '@/features/shortcuts/shortcuts-sheet';
import { WaysContext } from '@/features/workbench/ways';
import { ConnectionBanner } from '@/features/workbench/connection-banner';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { Tip } from '@/shared/ui/tip';
import { undoLast } from '@/shared/ui/toasts';
import { ConversationPanel } from './conversation-panel';
import { CountBadge } from './count-badge';
import { addressOf, go, home, type Place } from './location';
import { PanelContext, usePanelState } from './panel';
import { useDocumentTitle } from './use-document-title';
import { useWaitingCount } from './use-waiting-count';
import { ways } from './ways';

const loadPalette = () => import('./desk-palette');
const Palette = lazily(loadPalette);
// There before anybody calls it up: what is typed after the key must not fall beside it.
setTimeout(() => void loadPalette(), 1500);

/** What stands around every page: navigation, the truth about the connection, the help, and what can be called up from anywhere. */
export function Frame({ place, children }: { place: Place; children: ReactNode }) {
  const { t } = useWords();
  const [helping, setHelping] = useState(false);
  const [calling, setCalling] = useState(false);
  const panel = usePanelState(place);
  const waiting = useWaitingCount();
  const administrator = useIsAdministrator();
  useShortcut('help', () => setHelping(true));
  useShortcut('palette', () => setCalling(true), { whileTyping: true, first: true });
  useShortcut('undo', () => void undoLast());
  useDocumentTitle();
  const openNotice = (notice: NotificationView) => {
    if (notice.conversation) go({ ...home, conversation: notice.conversation.id, at: placeOf(notice) });
    else if (notice.contact) go({ page: 'contacts', contact: notice.contact.id, search: everybody });
  };
  useDesktopNotifications(openNotice);
  useReadOnSight(place.page === 'conversations' ? place.conversation : panel.open ? panel.conversation : null, place.page === 'contacts' ? place.contact : null);
  const reading = place.page === 'conversations' && place.conversation !== null;

  return (
    <PanelContext value={panel}>
      <WaysContext value={ways}>
        <div className="flex h-full flex-col">
          <ConnectionBanner />
          <div className="flex min-h-0 flex-1 max-md:flex-col-reverse">
            <nav
              aria-label={t('nav.label')}
              className={classes('flex shrink-0 items-center gap-1 border-line bg-canvas md:w-12 md:flex-col md:border-r md:py-2 max-md:h-12 max-md:border-t max-md:px-3', reading && 'max-md:hidden')}
            >
              <NavLink icon={<MessagesSquare aria-hidden size={18} />} label={t('nav.conversations')} place={home} current={place.page === 'conversations'} count={waiting} />
              <NavLink icon={<Contact aria-hidden size={18} />} label={t('nav.contacts')} place={{ page: 'contacts', contact: null, search: everybody }} current={place.page === 'contacts' || place.page === 'customers'} />
              <NavLink icon={<Search aria-hidden size={18} />} label={t('search.title')} place={{ page: 'search', search: noSearch }} current={place.page === 'search'} />
              {administrator && <NavLink icon={<ChartColumn aria-hidden size={18} />} label={t('nav.reports')} place={{ page: 'reports', search: firstReport }} current={place.page === 'reports'} />}
              <IconButton label={t('palette.title')} shortcut={shortcuts.palette} side="right" onClick={() => setCalling(true)} icon={<Command aria-hidden size={17} />} className="size-8 text-ink-3 max-md:size-10" />
              <span className="flex-1" />
              <IconButton label={t('shortcuts.title')} shortcut={shortcuts.help} side="right" onClick={() => setHelping(true)} icon={<Keyboard aria-hidden size={17} />} className="size-8 max-md:hidden" />
              <NotificationPanel onOpen={openNotice} />
              <NavLink icon={<Settings aria-hidden size={18} />} label={t('nav.settings')} place={{ page: 'settings', section: null }} current={place.page === 'settings'} />
              <ProfileMenu />
            </nav>
            <main className="relative flex min-h-0 min-w-0 flex-1">{children}</main>
          </div>
          <ConversationPanel panel={panel} />
          <ShortcutsSheet open={helping} onOpenChange={setHelping} />
          {calling && <Suspense fallback={null}><Palette place={place} onClose={() => setCalling(false)} onHelp={() => setHelping(true)} /></Suspense>}
        </div>
      </WaysContext>
    </PanelContext>
  );
}

function NavLink({ icon, label, place, current, count = 0 }: { icon: ReactNode; label: string; place: Place; current: boolean; count?: number }) {
  const { t } = useWords();
  return (
    <Tip label={label} side="right">
      <a
        href={addressOf(place)}
        aria-label={count > 0 ? t('nav.waiting', { label, count }) : label}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(place);
        }}
        className={classes('relative inline-flex size-8 items-center justify-center rounded-md max-md:size-10', current ? 'bg-pressed text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink')}
      >
        {icon}
        <CountBadge count={count} />
      </a>
    </Tip>
  );
}
