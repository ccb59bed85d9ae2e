import { RotateCw, X } from 'lucide-react';
import { fileLook } from '@/features/attachments/file-look';
import type { TrayFile } from '@/features/attachments/tray';
import type { Standing } from '@/features/workbench/standing';
import { useWorkbench } from '@/features/workbench/workbench';
import { sizeOfFile } from '@/shared/format/number';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { IconButton } from '@/shared/ui/icon-button';
import { takesCaption } from './messages-of';
import type { ComposerState } from './use-composer';

/** The files that go with the reply: how far each is, or why it cannot go. */
export function ComposerTray({ head, composer: { files, text } }: { head: Standing; composer: ComposerState }) {
  const { t } = useWords();
  if (files.length === 0) return null;
  const first = files.find((file) => file.state.kind === 'ready')?.state;
  const alone = first?.kind === 'ready' && text.trim() !== '' && !takesCaption(head.channel.type, { upload: first.upload, preview: null }, text.trim());
  return (
    <div className="border-t border-line px-2 pt-2 short:pt-1">
      <ul aria-label={t('attach.tray')} className="flex flex-wrap gap-2">
        {files.map((file) => <TrayRow key={file.id} conversation={head.id} file={file} />)}
      </ul>
      <p role="status" className="px-1 pt-1 text-2xs text-ink-3">{alone ? t('attach.noCaption') : files.length > 1 ? t('attach.oneEach') : null}</p>
    </div>
  );
}

function TrayRow({ conversation, file: { id, file, preview, state } }: { conversation: string; file: TrayFile }) {
  const { t, language } = useWords();
  const { tray } = useWorkbench();
  const { Icon, type } = fileLook(file.name, file.type);
  const refused = state.kind === 'refused';
  const part = state.kind === 'uploading' ? state.part : 1;
  const word = state.kind === 'ready' ? t('attach.ready') : state.kind === 'uploading' ? t('attach.uploading', { part: new Intl.NumberFormat(language, { style: 'percent' }).format(part) }) : problemWords(t, state.problem);
  return (
    <li className={classes('relative flex w-full items-center gap-2 overflow-hidden rounded-md border p-1.5 short:py-0 sm:w-[calc(50%-4px)]', refused ? 'border-danger bg-danger-tint' : 'border-line bg-canvas')} data-file={state.kind}>
      {preview
        ? <img src={preview} alt="" className="size-9 rounded object-cover" />
        : <span className="flex size-9 shrink-0 items-center justify-center rounded bg-pressed text-ink-2"><Icon aria-hidden size={17} /></span>}
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-xs font-medium">{file.name}</span>
        <span role="status" className={classes('tabular block text-2xs', refused ? 'text-danger' : 'truncate text-ink-3')}>{refused ? word : `${type} · ${sizeOfFile(language, file.size)} · ${word}`}</span>
      </span>
      {refused && state.problem.isUnanswered && <IconButton side="top" label={t('attach.retry')} icon={<RotateCw aria-hidden size={14} />} onClick={() => tray.retry(conversation, id)} />}
      <IconButton side="top" label={t('attach.remove', { name: file.name })} icon={<X aria-hidden size={14} />} onClick={() => tray.remove(conversation, id)} />
      {state.kind === 'uploading' && <span aria-hidden className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width] duration-100" style={{ width: `${part * 100}%` }} />}
    </li>
  );
}
