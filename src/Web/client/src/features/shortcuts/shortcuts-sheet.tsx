import { useWords } from '@/shared/i18n/use-words';
import { Dialog } from '@/shared/ui/dialog';
import { Key } from '@/shared/ui/key';
import { shortcutGroups, shortcuts } from './shortcuts';

const GROUPS = ['list', 'conversation', 'desk'] as const;

export function ShortcutsSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} wide>
      {/* What scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label={t('shortcuts.title')} className="gap-x-8 space-y-4 p-4 outline-none sm:columns-2 lg:columns-3">
        {GROUPS.map((group) => (
          <section key={group} className="break-inside-avoid">
            <h3 className="pb-1 text-2xs font-medium text-ink-3">{t(`shortcuts.groups.${group}`)}</h3>
            <dl>
              {shortcutGroups[group].map((id) => <Line key={id} words={t(`shortcuts.${id}`)} name={shortcuts[id]} />)}
            </dl>
          </section>
        ))}
        <section className="break-inside-avoid">
          <h3 className="pb-1 text-2xs font-medium text-ink-3">{t('shortcuts.groups.composer')}</h3>
          <dl>
            {shortcutGroups.writing.map((id) => <Line key={id} words={t(`shortcuts.${id}`)} name={shortcuts[id]} />)}
            <Line words={t('shortcuts.send')} name="Enter" />
            <Line words={t('shortcuts.newLine')} name="Shift+Enter" />
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Line({ words, name }: { words: string; name: string }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-3 text-sm">
      <dt>{words}</dt>
      <dd className="shrink-0"><Key name={name} hint={false} /></dd>
    </div>
  );
}
