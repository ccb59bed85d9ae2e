import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';

const StartDialog = lazily(() => import('./start-dialog'));

/** The way to write to somebody first (S2-67). */
export function NewConversation({ onStarted }: { onStarted: (conversation: string) => void }) {
  const { t } = useWords();
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  useShortcut('newConversation', () => setState('open'));
  return (
    <>
      <IconButton label={t('start.title')} shortcut={shortcuts.newConversation} icon={<Plus aria-hidden size={16} />} onClick={() => setState('open')} />
      {state !== 'never' && (
        <Suspense fallback={null}>
          <StartDialog
            key={state}
            open={state === 'open'}
            onOpenChange={(open) => setState(open ? 'open' : 'closed')}
            onStarted={(conversation) => {
              setState('closed');
              onStarted(conversation);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
