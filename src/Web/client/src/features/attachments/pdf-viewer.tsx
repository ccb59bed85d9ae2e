import { Download, FileWarning, Minus, Plus, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { StoredFile } from '@/contract';
import { useWords } from '@/shared/i18n/use-words';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { returnFocus } from '@/shared/ui/return-focus';
import { openPdf, type PDFDocumentProxy } from './pdf-document';
import { PdfPage } from './pdf-page';

interface PdfViewerProps {
  file: StoredFile;
  address: string;
  onClose: () => void;
}

/** Of the width that a page has at first. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;

type Reading = { state: 'loading' } | { state: 'open'; document: PDFDocumentProxy } | { state: 'refused'; locked: boolean };

/** A document as large as the window, drawn by ourselves: nothing in it can run, and every browser shows it alike. */
export default function PdfViewer({ file, address, onClose }: PdfViewerProps) {
  const { t } = useWords();
  const reading = usePdf(address);
  const [zoom, setZoom] = useState(2);
  const [page, setPage] = useState(1);
  const count = reading.state === 'open' ? reading.document.numPages : 0;
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={returnFocus}
          className="fixed inset-3 z-40 flex flex-col overflow-hidden rounded-xl bg-raised shadow-pop outline-none md:inset-8"
        >
          <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-3 pl-4">
            <Radix.Title dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold">{file.fileName}</Radix.Title>
            {count > 0 && <span role="status" className="tabular px-2 text-xs whitespace-nowrap text-ink-3">{t('media.pageOf', { page, count })}</span>}
            <IconButton label={t('media.smaller')} icon={<Minus aria-hidden size={16} />} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)} />
            <IconButton label={t('media.larger')} icon={<Plus aria-hidden size={16} />} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)} />
            <a href={address} download={file.fileName} aria-label={t('media.download', { name: file.fileName })} className="inline-flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-hover max-md:size-9"><Download aria-hidden size={16} /></a>
            <Radix.Close asChild><IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} /></Radix.Close>
          </header>
          {reading.state === 'refused'
            ? <EmptyState icon={<FileWarning size={28} strokeWidth={1.5} />} title={t(reading.locked ? 'media.locked' : 'media.unreadable')} hint={t('media.unreadableHint')} action={<a href={address} download={file.fileName} className="inline-flex h-7 items-center rounded-md border border-line-strong px-2.5 text-xs font-medium hover:bg-hover max-md:h-9">{t('media.save')}</a>} />
            : (
              // A region that scrolls must be reachable by the keyboard.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <div tabIndex={0} role="region" aria-label={file.fileName} aria-busy={reading.state === 'loading'} className="min-h-0 flex-1 overflow-auto bg-canvas p-3 -outline-offset-2">
                {reading.state === 'loading' && <div aria-hidden className="skeleton mx-auto aspect-[1/1.414] w-full max-w-[820px]" />}
                {reading.state === 'open' && Array.from({ length: count }, (_, index) => (
                  <PdfPage key={index} document={reading.document} number={index + 1} zoom={ZOOMS[zoom] ?? 1} onSeen={setPage} />
                ))}
              </div>
            )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function usePdf(address: string): Reading {
  const [reading, setReading] = useState<Reading>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    const task = openPdf(address);
    task.promise.then(
      (document) => { if (wanted) setReading({ state: 'open', document }); },
      (error: unknown) => { if (wanted) setReading({ state: 'refused', locked: error instanceof Error && error.name === 'PasswordException' }); },
    );
    return () => {
      wanted = false;
      void task.destroy();
    };
  }, [address]);
  return reading;
}
