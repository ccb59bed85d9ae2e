import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import type { Session } from '@/contract';
import { usePreferences } from '@/shared/preferences/preferences';
import { useUnsentGuard } from '@/features/composer/use-unsent-guard';
import { InvitationPage } from '@/features/session/invitation-page';
import { LoginPage } from '@/features/session/login-page';
import { SetupPage } from '@/features/session/setup-page';
import { followPreferences } from '@/features/session/follow-preferences';
import { SessionContext, sessionQuery } from '@/features/session/session';
import { timeZoneOf } from '@/features/session/own-time-zone';
import { useOnline } from '@/features/workbench/use-online';
import { createWorkbench, WorkbenchContext } from '@/features/workbench/workbench';
import { tellTimeIn } from '@/shared/format/time';
import { onSignedOut } from '@/shared/http/request';
import { speak } from '@/shared/i18n/i18n';
import { Boundary } from '@/shared/ui/boundary';
import { Broken } from '@/shared/ui/broken';
import { lazily } from '@/shared/ui/lazily';
import { Toasts } from '@/shared/ui/toasts';
import { ConversationsPage } from './conversations-page';
import { Frame } from './frame';
import { go, home, usePlace, type Place } from './location';
import { PageSkeleton } from './page-skeleton';
import { Unreachable } from './unreachable';

const ContactsPlace = lazily(() => import('./contacts-place'));
const CustomersPlace = lazily(() => import('./customers-place'));
const ReportsPlace = lazily(() => import('./reports-place'));
const SearchPlace = lazily(() => import('./search-place'));
const SettingsPlace = lazily(() => import('./settings-place'));

export function App() {
  const { language } = usePreferences();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);

  useEffect(() => void speak(language), [language]);
  useEffect(() => onSignedOut(() => client.setQueryData(sessionQuery.queryKey, null)), [client]);

  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <Entered session={session.data} failed={session.isError} onRetry={() => void session.refetch()} />
      <Toasts />
    </Tooltip.Provider>
  );
}

type DeskPlace = Exclude<Place, { page: 'setup' | 'invitation' }>;

interface EnteredProps {
  /** Undefined until the server has said who we are; null when it does not know us. */
  session: Session | null | undefined;
  failed: boolean;
  onRetry: () => void;
}

function Entered({ session, failed, onRetry }: EnteredProps) {
  const place = usePlace();
  if (place.page === 'invitation') return <InvitationPage token={place.token} onDone={() => go(home)} />;
  if (place.page === 'setup') return <SetupPage token={place.token} onDone={() => go(home)} />;
  if (session) return <Desk key={session.agent.id} session={session} place={place} />;
  if (failed) return <Unreachable onRetry={onRetry} />;
  return session === null ? <LoginPage /> : null;
}

function Desk({ session, place }: { session: Session; place: DeskPlace }) {
  const client = useQueryClient();
  const [workbench] = useState(() => createWorkbench(session));
  const online = useOnline();
  useUnsentGuard(workbench.sendQueue, workbench.pendingSends);
  // Before anything with a time in it is drawn.
  tellTimeIn(timeZoneOf(session.agent.timeZone));

  useEffect(() => workbench.desk.open(), [workbench]);
  // Before anything of the agent's desk is seen: what stands there until then is the former one's.
  useLayoutEffect(() => followPreferences(session.agent.id), [session.agent.id]);
  useEffect(() => {
    // The server closes the desk of an agent who may do something else now: he learns it when he is back.
    const { state } = workbench.desk.connection;
    let wasLost = false;
    return state.subscribe(() => {
      if (state.get() === 'connected' && wasLost) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      wasLost = state.get() === 'reconnecting';
    });
  }, [workbench, client]);
  useEffect(() => {
    if (online) workbench.sendQueue.wake();
  }, [online, workbench]);

  return (
    <SessionContext value={session}>
      <WorkbenchContext value={workbench}>
        <Frame place={place}>
          <Boundary key={place.page} fallback={(again) => <Broken onRetry={again} />}>
            <Suspense fallback={<PageSkeleton />}>
              <Page place={place} />
            </Suspense>
          </Boundary>
        </Frame>
      </WorkbenchContext>
    </SessionContext>
  );
}

function Page({ place }: { place: DeskPlace }) {
  switch (place.page) {
    case 'conversations': return <ConversationsPage place={place} />;
    case 'contacts': return <ContactsPlace place={place} />;
    case 'customers': return <CustomersPlace place={place} />;
    case 'search': return <SearchPlace search={place.search} />;
    case 'reports': return <ReportsPlace search={place.search} />;
    case 'settings': return <SettingsPlace section={place.section} />;
  }
}
