import { Check, LoaderCircle, RotateCcw, X } from 'lucide-react';
import type { BulkAction, ConversationView } from '@/contract';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { BulkAssign } from './bulk-assign';
import { BulkFailures } from './bulk-failures';
import { BulkLabels } from './bulk-labels';
import { BulkMore } from './bulk-more';
import { BulkSnooze } from './bulk-snooze';
import type { SelectionAction } from './selection';
import { useBulk } from './use-bulk';

/** What each of the bar's parts needs: whom it is about, and how to do something to all of them. */
export interface BulkPart {
  readonly picked: readonly ConversationView[];
  /** Answers whether it was done to all of them; what was not has been said. */
  readonly run: (action: BulkAction, done: (count: number) => string) => Promise<boolean>;
}

interface BulkBarProps {
  picked: readonly ConversationView[];
  /** It is there before anything is picked. */
  choosing: boolean;
  onSelect: (action: SelectionAction) => void;
}

/** Lies over the head of the list while rows are picked. */
export function BulkBar({ picked, choosing, onSelect }: BulkBarProps) {
  const { t } = useWords();
  const bulk = useBulk();
  const done = picked.length > 0 && picked.every((view) => view.status === 'Resolved');

  const run: BulkPart['run'] = async (action, said) => {
    if (bulk.busy > 0) return false;
    const failed = await bulk.run(action, picked, said);
    if (failed !== null) onSelect({ type: 'keep', ids: failed });
    return failed?.length === 0;
  };
  const resolve = () => void (done
    ? run({ do: 'set_status', status: 'open' }, (count) => t('bulk.done.opened', { count }))
    : run({ do: 'set_status', status: 'resolved' }, (count) => t('bulk.done.resolved', { count })));
  useShortcut('resolve', resolve, { enabled: picked.length > 0, first: true });

  return (
    <>
      {(picked.length > 0 || choosing) && (
        <div role="toolbar" aria-label={t('bulk.label')} className="absolute inset-x-0 top-0 z-10 flex h-12 items-center gap-0.5 bg-accent-tint pr-2 pl-1.5">
          <IconButton label={t('bulk.clear')} shortcut={shortcuts.back} icon={<X aria-hidden size={15} />} onClick={() => onSelect({ type: 'clear' })} />
          <span role="status" className="tabular flex min-w-0 flex-1 items-center gap-1.5 truncate text-xs font-medium">
            {bulk.busy > 0 && <LoaderCircle aria-hidden size={13} className="animate-spin" />}
            {bulk.busy > 0 ? t('bulk.busy', { count: bulk.busy }) : picked.length > 0 ? t('bulk.selected', { count: picked.length }) : t('bulk.choosing')}
          </span>
          {picked.length > 0 && (
            <>
              <IconButton
                label={done ? t('actions.reopen') : t('actions.resolve')}
                shortcut={shortcuts.resolve}
                icon={done ? <RotateCcw aria-hidden size={15} /> : <Check aria-hidden size={16} />}
                onClick={resolve}
              />
              <BulkAssign picked={picked} run={run} />
              <BulkLabels picked={picked} run={run} />
              <BulkSnooze picked={picked} run={run} />
              <BulkMore picked={picked} run={run} />
            </>
          )}
        </div>
      )}
      <BulkFailures failures={bulk.failures} onClose={bulk.forgetFailures} />
    </>
  );
}
