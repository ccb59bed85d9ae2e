import { Download, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import type { StoredFile } from '@/contract';
import { sizeOfFile } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { returnFocus } from '@/shared/ui/return-focus';
import { thumbnailAddress } from './file-address';

interface PictureProps {
  file: StoredFile;
  address: string;
  sticker: boolean;
  onUnplayable: () => void;
}

/** A picture in a box of known size, drawn small by the server; opened, it is itself, and as large as the window. */
export function Picture({ file, address, sticker, onUnplayable }: PictureProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (sticker) return <img src={address} alt={file.fileName} width={128} height={128} loading="lazy" onError={onUnplayable} className="size-32 object-contain" />;
  return (
    <>
      <button type="button" aria-label={t('media.enlarge', { name: file.fileName })} onClick={() => setOpen(true)} className="-mx-1.5 block h-52 w-72 max-w-[calc(100%+0.75rem)] cursor-zoom-in overflow-hidden rounded-md bg-pressed">
        <img src={thumbnailAddress(address)} alt="" width={288} height={208} loading="lazy" onError={onUnplayable} className="size-full object-cover" />
      </button>
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
          <Radix.Content
            aria-describedby={undefined}
            // Focused on the close button, its tooltip would open and take the first Escape.
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
            }}
            onCloseAutoFocus={returnFocus}
            className="fixed inset-3 z-40 flex flex-col overflow-hidden rounded-xl bg-raised shadow-pop outline-none md:inset-8"
          >
            <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-3 pl-4">
              <Radix.Title dir="auto" className="min-w-0 flex-1 truncate text-sm font-semibold">{file.fileName}</Radix.Title>
              <PictureSize bytes={file.size} />
              <a href={address} download={file.fileName} aria-label={t('media.download', { name: file.fileName })} className="inline-flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-hover max-md:size-9"><Download aria-hidden size={16} /></a>
              <Radix.Close asChild><IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} /></Radix.Close>
            </header>
            <div className="flex min-h-0 flex-1 items-center justify-center p-3">
              <img src={address} alt={file.fileName} className="max-h-full max-w-full object-contain" />
            </div>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </>
  );
}

function PictureSize({ bytes }: { bytes: number }) {
  const { language } = useWords();
  return <span className="tabular px-2 text-xs whitespace-nowrap text-ink-3">{sizeOfFile(language, bytes)}</span>;
}
