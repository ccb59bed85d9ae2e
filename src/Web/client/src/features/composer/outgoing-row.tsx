import { CircleAlert, Clock3 } from 'lucide-react';
import { useSession } from '@/features/session/session';
import { useWorkbench } from '@/features/workbench/workbench';
import { FileCard } from '@/features/attachments/file-card';
import { FormCard } from '@/features/forms/form-card';
import { Picture } from '@/features/attachments/picture';
import { Bubble } from '@/features/timeline/bubble';
import { Content, Template } from '@/features/timeline/message-content';
import { NoteBox } from '@/features/timeline/note-row';
import { RichText } from '@/features/timeline/rich-text';
import { useThreadActions } from '@/features/timeline/thread-actions';
import { clockTime } from '@/shared/format/time';
import { Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { Button } from '@/shared/ui/button';
import { isHeldBack, type Enclosure, type Outgoing } from './outgoing';
import { useTakeBack } from './use-take-back';

/** What was sent and is not in the timeline yet: it says how far it has come, and what can be done. */
export function OutgoingRow({ outgoing }: { outgoing: Outgoing }) {
  const { language } = useWords();
  const { agent } = useSession();
  const { mode, text, enclosure, at, state } = outgoing;
  const mark = <OutgoingMark outgoing={outgoing} />;

  return (
    <div data-outgoing={state.kind}>
      {mode === 'note'
        ? <NoteBox author={agent.name} time={mark}><RichText text={text} /></NoteBox>
        : (
          <Bubble own author={null} faded={state.kind !== 'accepted'} below={<><time dateTime={at} className="tabular">{clockTime(language, at)}</time>{mark}</>}>
            <div className="space-y-1.5">
              {enclosure && <Enclosed enclosure={enclosure} />}
              {text !== '' && <RichText text={text} />}
            </div>
          </Bubble>
        )}
      <OutgoingChoices outgoing={outgoing} />
    </div>
  );
}

function Enclosed({ enclosure }: { enclosure: Enclosure }) {
  switch (enclosure.kind) {
    case 'attachment': {
      const { file, preview } = enclosure;
      return preview
        ? <Picture file={file} address={preview} sticker={false} onUnplayable={() => undefined} />
        : <FileCard name={file.fileName} mimeType={file.mimeType} size={file.size} address={null} />;
    }
    case 'template':
      return <Template rendering={enclosure.rendering} address="" />;
    case 'form':
      return <FormCard form={enclosure.form} />;
    case 'location':
      return <Content content={{ type: 'location', ...enclosure.location }} address="" />;
    case 'contacts':
      return <Content content={{ type: 'contact_cards', contacts: [...enclosure.contacts] }} address="" />;
  }
}

function OutgoingMark({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useWords();
  const { sendQueue } = useWorkbench();
  const behind = useStore(sendQueue.store, (queue) => isHeldBack(queue, outgoing));
  if (behind && outgoing.state.kind === 'waiting') return <span className="flex items-center gap-1 text-waiting"><Clock3 aria-hidden size={13} />{t('outgoing.behind')}</span>;
  switch (outgoing.state.kind) {
    case 'waiting':
    case 'sending':
    case 'accepted':
      return <span title={t('outgoing.sending')}><Clock3 aria-hidden size={13} /><span className="sr-only">{t('outgoing.sending')}</span></span>;
    case 'retrying':
      return <span className="flex items-center gap-1 text-waiting"><Clock3 aria-hidden size={13} />{t('outgoing.retrying')}</span>;
    case 'stale':
      return <span className="flex items-center gap-1 text-waiting"><CircleAlert aria-hidden size={13} />{t('outgoing.held')}</span>;
    case 'refused':
      return <span className="flex items-center gap-1 text-danger"><CircleAlert aria-hidden size={13} />{t('outgoing.notSent')}</span>;
  }
}

function OutgoingChoices({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useWords();
  const { sendQueue } = useWorkbench();
  const { write } = useThreadActions();
  const takeBack = useTakeBack();
  const { clientMessageId, state } = outgoing;
  /** The buttons are about to go. */
  const decide = (choice: () => void) => () => {
    choice();
    write();
  };

  if (state.kind === 'retrying') {
    return (
      <div className="flex justify-end px-4 pt-1">
        <Button onClick={decide(() => sendQueue.retry(clientMessageId))}>{t('outgoing.tryNow')}</Button>
      </div>
    );
  }
  if (state.kind !== 'refused') return null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 px-4 pt-1 text-xs">
      <span className="text-danger">{problemWords(t, new Problem(0, state.code, state.extensions))}</span>
      <Button onClick={decide(() => sendQueue.retry(clientMessageId))}>{t('outgoing.tryAgain')}</Button>
      {(outgoing.text !== '' || outgoing.enclosure?.kind === 'attachment') && <Button onClick={decide(() => takeBack(outgoing))}>{t('outgoing.edit')}</Button>}
      {outgoing.text === '' && <Button onClick={decide(() => sendQueue.forget([clientMessageId]))}>{t('outgoing.discard')}</Button>}
    </div>
  );
}
