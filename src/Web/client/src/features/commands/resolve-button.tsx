import { Check, ChevronDown, RotateCcw } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ClosingNote } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { mentionsIn } from '@/features/mentions/mentions';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { lazily } from '@/shared/ui/lazily';
import { Tip } from '@/shared/ui/tip';
import { useRun } from './use-commands';

const ResolveDialog = lazily(() => import('./resolve-dialog'));

/** Ends the conversation at once, or with a closing note; opens it again. */
export function ResolveButton({ head }: { head: Standing }) {
  const { t } = useWords();
  const run = useRun();
  const agents = useAgents();
  const { sendQueue } = useWorkbench();
  const [noting, setNoting] = useState<'never' | 'open' | 'closed'>('never');
  const resolved = head.status === 'Resolved';
  const act = () => void run(head.id, { kind: resolved ? 'reopen' : 'resolve' });
  /** Of a conversation that is resolved already it is a note like any other. */
  const close = (note: ClosingNote) => {
    const mentions = mentionsIn(note.text, agents);
    if (!resolved) return run(head.id, { kind: 'resolve', note, mentions });
    sendQueue.send({ conversation: head.id, mode: 'note', text: [note.category, note.text].filter(Boolean).join(' – '), mentions, expectedSequence: null });
    return Promise.resolve(true);
  };
  useShortcut('resolve', act);
  useShortcut('resolveWithNote', () => setNoting('open'), !resolved);

  return (
    <>
      <span className="flex shrink-0">
        <Tip label={resolved ? t('actions.reopen') : t('actions.resolveHint')} shortcut={shortcuts.resolve}>
          <Button onClick={act} aria-label={resolved ? t('actions.reopen') : t('actions.resolve')} aria-keyshortcuts={shortcuts.resolve} className={resolved ? '@max-md/bar:px-2' : '@max-md/bar:px-2 @md/bar:rounded-r-none'}>
            {resolved ? <RotateCcw aria-hidden size={14} /> : <Check aria-hidden size={14} />}
            <span className="@max-lg/bar:hidden">{resolved ? t('actions.reopen') : t('actions.resolve')}</span>
          </Button>
        </Tip>
        {!resolved && (
          <Tip label={t('actions.resolveWithNote')} shortcut={shortcuts.resolveWithNote}>
            <Button onClick={() => setNoting('open')} aria-label={t('actions.resolveWithNote')} aria-keyshortcuts="Shift+E" className="-ml-px rounded-l-none px-1 @max-md/bar:hidden">
              <ChevronDown aria-hidden size={13} />
            </Button>
          </Tip>
        )}
      </span>
      {noting !== 'never' && (
        <Suspense fallback={null}>
          <ResolveDialog key={noting} calls tooLate={resolved} onResolve={close} open={noting === 'open'} onOpenChange={(open) => setNoting(open ? 'open' : 'closed')} />
        </Suspense>
      )}
    </>
  );
}
