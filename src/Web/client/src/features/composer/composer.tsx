import { Suspense, useState } from 'react';
import { OthersHere } from '@/features/presence/others-here';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { classes } from '@/shared/ui/classes';
import { lazily } from '@/shared/ui/lazily';
import { ClosedWindow } from './closed-window';
import { ComposerField } from './composer-field';
import { ComposerFooter } from './composer-footer';
import { ComposerModes } from './composer-modes';
import { ComposerTools } from './composer-tools';
import { ComposerTray } from './composer-tray';
import { QuotedMessage } from './quoted-message';
import { StaleNotice } from './stale-notice';
import type { ComposerState } from './use-composer';

const TemplateDialog = lazily(() => import('@/features/templates/template-dialog'));
const SendFormDialog = lazily(() => import('@/features/forms/send-form-dialog'));

/** Loaded when it is first opened, and then left where it is. */
type Shown = 'never' | 'open' | 'closed';

interface ComposerProps {
  head: Standing;
  composer: ComposerState;
}

/** Where the agent writes: to the customer, or to the team. */
export function Composer({ head, composer }: ComposerProps) {
  const { t } = useWords();
  const [templates, setTemplates] = useState<Shown>('never');
  const [forms, setForms] = useState<Shown>('never');
  const { sendQueue } = useWorkbench();
  const stale = useStore(sendQueue.store, (queue) => queue.find((entry) => entry.conversation === head.id && entry.state.kind === 'stale'));
  const { mode, note, closed, window, write } = composer;
  const chooseTemplate = () => setTemplates('open');
  useShortcut('reply', () => write('reply'));
  useShortcut('note', () => write('note'));

  return (
    <section aria-label={t('composer.label')} className="shrink-0 px-3 pb-3 short:flex short:min-h-0 short:shrink short:flex-col short:pb-1">
      <OthersHere conversation={head.id} />
      <div className={classes('mx-auto max-w-3xl overflow-hidden rounded-lg border short:flex short:min-h-0 short:w-full short:flex-col', note ? 'border-note-line bg-note' : 'border-line-strong bg-surface focus-within:border-accent')} data-mode={mode}>
        {stale && <StaleNotice outgoing={stale} onDecided={composer.takeKeyboard} />}
        <ComposerModes mode={mode} window={head.status === 'Resolved' ? { kind: 'free' } : window} channel={head.channel.type} onChange={write} />
        {!closed && !note && composer.quoting !== null && <QuotedMessage conversation={head.id} sequence={composer.quoting} onRemove={composer.unquote} />}
        {/* It stays when a reply is no longer possible: whoever is writing would go on in the shortcuts. */}
        {(!closed || composer.text !== '' || composer.hasKeyboard) && <ComposerField head={head} composer={composer} />}
        {closed
          ? <ClosedWindow head={head} onNote={() => write('note')} onTemplate={chooseTemplate} />
          : (
            <>
              {composer.closing !== null && <p dir="auto" title={t('signature.below')} className="max-h-14 overflow-y-auto px-3 pb-1.5 text-sm whitespace-pre-line text-ink-3">{composer.closing}</p>}
              {!note && <ComposerTray head={head} composer={composer} />}
              <ComposerFooter composer={composer} channel={head.channel.type} tools={<ComposerTools head={head} composer={composer} onTemplate={chooseTemplate} onForm={() => setForms('open')} />} />
            </>
          )}
      </div>
      {templates !== 'never' && (
        <Suspense fallback={null}>
          <TemplateDialog key={templates} head={head} open={templates === 'open'} onOpenChange={(open) => setTemplates(open ? 'open' : 'closed')} />
        </Suspense>
      )}
      {forms !== 'never' && (
        <Suspense fallback={null}>
          <SendFormDialog key={forms} head={head} open={forms === 'open'} onOpenChange={(open) => setForms(open ? 'open' : 'closed')} />
        </Suspense>
      )}
    </section>
  );
}
