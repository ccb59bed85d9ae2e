import { Download } from 'lucide-react';
import type { StoredFile } from '@/contract';
import { sizeOfFile } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';

/** Below a player: what it plays, how large it is, and the way to keep it. @param name what it is called on the screen */
export function MediaCaption({ file, name, address }: { file: StoredFile; name: string; address: string }) {
  const { t, language } = useWords();
  return (
    <p className="flex h-6 items-center gap-1.5 text-2xs text-ink-3">
      <span dir="auto" title={file.fileName} className="min-w-0 truncate">{name}</span>
      <span className="tabular shrink-0">{sizeOfFile(language, file.size)}</span>
      <span className="flex-1" />
      <a href={address} download={file.fileName} aria-label={t('media.download', { name: file.fileName })} className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover hover:text-ink max-md:size-9"><Download aria-hidden size={14} /></a>
    </p>
  );
}
