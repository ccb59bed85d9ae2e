import { LayoutTemplate, Lock } from 'lucide-react';
import { useRun } from '@/features/commands/use-commands';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Tip } from '@/shared/ui/tip';

interface ClosedWindowProps {
  head: Standing;
  onNote: () => void;
  onTemplate: () => void;
}

/** Why no reply can be written now, and what can be done instead. */
export function ClosedWindow({ head, onNote, onTemplate }: ClosedWindowProps) {
  const { t } = useWords();
  const run = useRun();
  const resolved = head.status === 'Resolved';
  useShortcut('template', onTemplate, !resolved);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pt-1 pb-3">
      <Lock aria-hidden size={16} className="shrink-0 text-ink-3" />
      <p className="min-w-48 flex-1 text-xs text-ink-2">{resolved ? t('composer.resolved') : t('window.closed')}</p>
      <span className="flex flex-wrap gap-2">
        <Button onClick={onNote}>{t('composer.writeNote')}</Button>
        {resolved
          ? <Button onClick={() => void run(head.id, { kind: 'reopen' })}>{t('actions.reopen')}</Button>
          : (
            <Tip label={t('templates.title')} shortcut={shortcuts.template} side="top">
              <Button look="solid" onClick={onTemplate}><LayoutTemplate aria-hidden size={13} />{t('templates.title')}</Button>
            </Tip>
          )}
      </span>
    </div>
  );
}
