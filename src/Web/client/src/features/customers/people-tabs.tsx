import { useWays, WayLink } from '@/features/workbench/ways';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import './words';

/** Who writes, and whose records they belong to: two lists under one roof. */
export function PeopleTabs({ current }: { current: 'contacts' | 'customers' }) {
  const { t } = useWords();
  const { contacts, customers } = useWays();
  const tab = (name: typeof current, way: typeof contacts) => (
    <WayLink way={way} aria-current={name === current ? 'page' : undefined} className={classes('flex h-7 items-center rounded-md px-2.5 text-xs max-md:h-9', name === current ? 'bg-pressed font-semibold text-ink' : 'font-medium text-ink-3 hover:bg-hover hover:text-ink')}>
      {t(`customers.lists.${name}`)}
    </WayLink>
  );
  return (
    <>
      <h1 className="sr-only">{t(`customers.lists.${current}`)}</h1>
      <nav aria-label={t('customers.lists.label')} className="-ml-2 flex gap-0.5">{tab('contacts', contacts)}{tab('customers', customers)}</nav>
    </>
  );
}
