import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import { Key } from '@/shared/ui/key';
import { shortcutGroups, shortcuts } from './shortcuts';

const GROUPS = ['list', 'conversation', 'desk'] as const;

export function ShortcutsSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')}>
      {/* What scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label={t('shortcuts.title')} className="outline-none grid gap-x-8 gap-y-4 p-4 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="pb-1 text-2xs font-medium text-ink-3">{t(`shortcuts.groups.${group}`)}</h3>
            <dl>
              {shortcutGroups[group].map((id) => (
                <div key={id} className="flex h-7 items-center justify-between">
                  <dt>{t(`shortcuts.${id}`)}</dt>
                  <dd><Key name={shortcuts[id]} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="pb-1 text-2xs font-medium text-ink-3">{t('shortcuts.groups.composer')}</h3>
          <dl>
            {shortcutGroups.writing.map((id) => (
              <div key={id} className="flex h-7 items-center justify-between"><dt>{t(`shortcuts.${id}`)}</dt><dd><Key name={shortcuts[id]} /></dd></div>
            ))}
            <div className="flex h-7 items-center justify-between"><dt>{t('shortcuts.send')}</dt><dd><Key name="Enter" /></dd></div>
            <div className="flex h-7 items-center justify-between"><dt>{t('shortcuts.newLine')}</dt><dd><Key name="Shift+Enter" /></dd></div>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
