import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { ChannelHealth } from '@/contract';
import { Fact, Moment, Nothing } from '@/features/details/section';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';

const LIGHTS = {
  healthy: { Icon: CircleCheck, color: 'text-success' },
  degraded: { Icon: TriangleAlert, color: 'text-waiting' },
  failing: { Icon: CircleAlert, color: 'text-danger' },
  unknown: { Icon: CircleDashed, color: 'text-ink-3' },
} as const satisfies Record<ChannelHealth['light'], unknown>;

/** How an account does: a sign of its own shape, a word, and a colour that says it a third time. */
export function HealthLight({ light }: { light: ChannelHealth['light'] }) {
  const { t } = useWords();
  const { Icon, color } = LIGHTS[light];
  return <span data-light={light} className={classes('inline-flex shrink-0 items-center gap-1 text-xs font-medium', color)}><Icon aria-hidden size={14} />{t(`settings.health.${light}`)}</span>;
}

/** What the light was told from. */
export function HealthFacts({ health: { receivedAt, sentAt, failure, forgedAt, sent, failed } }: { health: ChannelHealth }) {
  const { t } = useWords();
  const moment = (at: string | null) => (at === null ? <Nothing>{t('settings.health.never')}</Nothing> : <Moment at={at} />);
  return (
    <dl>
      <Fact name={t('settings.health.received')}>{moment(receivedAt)}</Fact>
      <Fact name={t('settings.health.sent')}>{moment(sentAt)}</Fact>
      <Fact name={t('settings.health.lately')}><span className="tabular">{t('settings.health.counts', { sent, failed })}</span></Fact>
      {failure && (
        <Fact name={t('settings.health.failure')}>
          <span className="text-danger">{failure.text}</span> <span className="text-xs text-ink-3">({failure.code}) · <Moment at={failure.at} /></span>
          {failure.lasts && <span className="block text-xs text-ink-2">{t('settings.health.lasts')}</span>}
        </Fact>
      )}
      {forgedAt !== null && <Fact name={t('settings.health.forged')}><Moment at={forgedAt} /><span className="block text-xs text-ink-2">{t('settings.health.forgedHint')}</span></Fact>}
    </dl>
  );
}
