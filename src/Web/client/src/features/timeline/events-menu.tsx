import { useWords } from '@/shared/i18n/use-words';
import { MenuCheckItem, MenuItem, MenuSeparator } from '@/shared/ui/menu';
import { eventCategories, hideEvents, toggled, useHiddenEvents } from './event-category';

/** Which events stand among the messages; it stays open while one chooses. */
export function EventsMenu() {
  const { t } = useWords();
  const hidden = useHiddenEvents();
  const stay = (act: () => void) => (event: Event) => {
    event.preventDefault();
    act();
  };
  return (
    <>
      {eventCategories.map((category) => (
        <MenuCheckItem key={category} checked={!hidden.has(category)} onSelect={stay(() => hideEvents(toggled(hidden, category)))}>{t(`events.${category}`)}</MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={stay(() => hideEvents(new Set(hidden.size === 0 ? eventCategories : [])))}>{hidden.size === 0 ? t('events.none') : t('events.all')}</MenuItem>
    </>
  );
}
