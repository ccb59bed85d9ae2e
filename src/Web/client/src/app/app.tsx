import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { Session } from '@/contract';
import { usePreferences } from '@/features/preferences/preferences';
import { QuarantinePage } from '@/features/quarantine/quarantine-page';
import { LoginPage } from '@/features/session/login-page';
import { SessionContext, sessionQuery } from '@/features/session/session';
import { useOnline } from '@/features/workbench/use-online';
import { createWorkbench, WorkbenchContext } from '@/features/workbench/workbench';
import { onSignedOut } from '@/shared/http/request';
import { speak } from '@/shared/i18n/i18n';
import { Toasts } from '@/shared/ui/toasts';
import { ConversationsPage } from './conversations-page';
import { Frame } from './frame';
import { usePlace } from './location';
import { Unreachable } from './unreachable';

export function App() {
  const { language } = usePreferences();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);

  useEffect(() => void speak(language), [language]);
  useEffect(() => onSignedOut(() => client.setQueryData(sessionQuery.queryKey, null)), [client]);

  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      {session.isError ? <Unreachable onRetry={() => void session.refetch()} /> : session.data === null ? <LoginPage /> : session.data && <Desk key={session.data.agent.id} session={session.data} />}
      <Toasts />
    </Tooltip.Provider>
  );
}

function Desk({ session }: { session: Session }) {
  const [workbench] = useState(() => createWorkbench(session));
  const online = useOnline();
  const place = usePlace();

  useEffect(() => workbench.desk.open(), [workbench]);
  useEffect(() => {
    if (online) workbench.sendQueue.wake();
  }, [online, workbench]);

  return (
    <SessionContext value={session}>
      <WorkbenchContext value={workbench}>
        <Frame place={place}>
          {place.page === 'quarantine' ? <QuarantinePage /> : <ConversationsPage place={place} />}
        </Frame>
      </WorkbenchContext>
    </SessionContext>
  );
}
