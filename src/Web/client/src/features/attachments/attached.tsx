import { Suspense, useState } from 'react';
import type { Attachment, MediaContent, StoredFile } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { lazily } from '@/shared/ui/lazily';
import { AudioPlayer } from './audio-player';
import { FileCard, FileTrouble } from './file-card';
import { MediaCaption } from './media-caption';
import { Picture } from './picture';

const PdfViewer = lazily(() => import('./pdf-viewer'));

interface AttachedProps {
  kind: MediaContent['mediaKind'];
  name: string;
  mimeType: string;
  attachment: Attachment | null;
  /** Where the bytes are, once they are stored. */
  address: string;
}

/** The file of a message: shown where a browser can show it, in a box whose size is known before it comes. */
export function Attached({ kind, name, mimeType, attachment, address }: AttachedProps) {
  const { t } = useWords();
  if (attachment?.state === 'Fetching') return <Fetching kind={kind} name={name} />;
  if (attachment?.state === 'Failed') return <FileTrouble title={t('media.failed')} hint={t('media.failedHint')} reason={attachment.error?.text ?? null} />;
  if (!attachment?.file) return <FileCard name={name} mimeType={mimeType} size={null} address={null} note={t('media.missing')} />;
  return <StoredMedia kind={kind} file={attachment.file} address={address} />;
}

/** As large as what comes. */
const BOXES: Partial<Record<MediaContent['mediaKind'], string>> = { Image: 'h-52 w-72', Video: 'h-51 w-80', Sticker: 'size-32', Audio: 'h-16 w-72', VoiceNote: 'h-16 w-72' };

/** The provider has it, and we are getting it: the box is there already. */
function Fetching({ kind, name }: { kind: MediaContent['mediaKind']; name: string }) {
  const { t } = useWords();
  const box = BOXES[kind] ?? 'h-10 w-72';
  return (
    <div role="status" className={`skeleton flex max-w-full items-center justify-center !rounded-md px-3 ${box}`}>
      <span className="truncate text-xs text-ink-2">{t('media.fetching')}<span className="sr-only"> {name}</span></span>
    </div>
  );
}

function StoredMedia({ kind, file, address }: { kind: MediaContent['mediaKind']; file: StoredFile; address: string }) {
  const { t } = useWords();
  const [unplayable, setUnplayable] = useState(false);
  const card = <FileCard name={file.fileName} mimeType={file.mimeType} size={file.size} address={address} {...(unplayable ? { note: t('media.unplayable') } : {})} />;
  if (unplayable) return card;
  if (file.mimeType === 'application/pdf') return <PdfCard file={file} address={address} />;
  if (file.mimeType.startsWith('image/')) return <Picture file={file} address={address} sticker={kind === 'Sticker'} onUnplayable={() => setUnplayable(true)} />;
  if (file.mimeType.startsWith('audio/')) {
    return (
      <div className="w-72 max-w-full">
        <AudioPlayer name={file.fileName} address={address} onUnplayable={() => setUnplayable(true)} />
        <MediaCaption file={file} name={kind === 'VoiceNote' ? t('kinds.VoiceNote') : file.fileName} address={address} />
      </div>
    );
  }
  if (file.mimeType.startsWith('video/')) {
    return (
      <div className="w-80 max-w-full">
        <video controls preload="metadata" src={address} aria-label={file.fileName} onError={() => setUnplayable(true)} className="block aspect-video w-full rounded-md bg-bezel">
          <track kind="captions" />
        </video>
        <MediaCaption file={file} name={file.fileName} address={address} />
      </div>
    );
  }
  return card;
}

/** A document that is read where it came: the means for it are loaded when the first is opened. */
function PdfCard({ file, address }: { file: StoredFile; address: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <FileCard name={file.fileName} mimeType={file.mimeType} size={file.size} address={address} onOpen={() => setOpen(true)} />
      {open && <Suspense fallback={null}><PdfViewer file={file} address={address} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
