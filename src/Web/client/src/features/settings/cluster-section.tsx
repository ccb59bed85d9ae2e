import { useQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import type { ClusterView } from '@/contract';
import { useNow } from '@/shared/format/now';
import { since } from '@/shared/format/time';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';

const ROLES = ['silo', 'web', 'both'] as const;
const STATES = ['active', 'draining'] as const;
const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => words.some((known) => known === word);

/** The processes of the installation, looked at again every few seconds. */
export function ClusterSection() {
  const { t, language } = useWords();
  const now = useNow();
  const query = { queryKey: ['cluster'], queryFn: ({ signal }: { signal: AbortSignal }) => request<ClusterView>('GET', '/admin/cluster', undefined, signal), refetchInterval: 5000 };
  const cluster = useQuery(query);
  const roleOf = (word: string) => (isOneOf(ROLES, word) ? t(`settings.cluster.roles.${word}`) : word);
  const stateOf = (word: string) => (isOneOf(STATES, word) ? t(`settings.cluster.states.${word}`) : word);
  const silos = useQuery({ ...query, select: (view: ClusterView) => view.silos });
  return (
    <SectionPage title={t('sections.cluster')} hint={t('settings.cluster.hint')}>
      {(cluster.data?.unowned ?? 0) > 0 && <p role="status" className="mb-3 rounded-md bg-waiting-tint px-3 py-2 text-xs text-waiting">{t('settings.cluster.unowned', { count: cluster.data?.unowned ?? 0 })}</p>}
      <Loaded query={silos} empty={{ icon: <Server size={28} strokeWidth={1.5} />, title: t('sections.cluster'), hint: t('settings.cluster.hint') }}>
        {(items) => (
          <Rows label={t('sections.cluster')}>
            {items.map((silo) => (
              <Row
                key={silo.address}
                icon={<Server aria-hidden size={16} />}
                title={<span className="flex flex-wrap items-center gap-x-2 gap-y-0.5"><span className="truncate">{silo.address}</span>{silo.address === cluster.data?.answeredBy && <Badge>{t('settings.cluster.answers')}</Badge>}</span>}
                detail={`${roleOf(silo.roles)} · ${shortVersion(silo.software)} · ${t('settings.cluster.since', { time: since(language, silo.since, now) ?? t('time.now') })}`}
                actions={
                  <>
                    <span className="tabular text-xs text-ink-3">{t('settings.cluster.partitions', { count: silo.partitions })}</span>
                    <Badge tone={silo.state.toLowerCase() === 'active' ? 'good' : 'warning'}>{stateOf(silo.state)}</Badge>
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </SectionPage>
  );
}

/** `1.0.0+2a1ddad`: of the commit that it was built from as much as people say of it. */
const shortVersion = (software: string): string => software.replace(/(\+[0-9a-f]{7})[0-9a-f]+$/u, '$1');
