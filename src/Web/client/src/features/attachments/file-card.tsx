import { Download, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { sizeOfFile } from '@/shared/format/number';
import { useWords } from '@/shared/i18n/use-words';
import { fileLook } from './file-look';

interface FileCardProps {
  name: string;
  mimeType: string;
  /** Bytes; null when nobody knows. */
  size: number | null;
  /** Where it can be downloaded; null when it cannot. */
  address: string | null;
  note?: string;
  /** Shows it here; without, its name saves it. */
  onOpen?: () => void;
}

/** A file that is shown by its name: type, size, and a way to save it. */
export function FileCard({ name, mimeType, size, address, note, onOpen }: FileCardProps) {
  const { t, language } = useWords();
  const { Icon, type } = fileLook(name, mimeType);
  const facts = [type, size === null ? null : sizeOfFile(language, size), note].filter(Boolean).join(' · ');
  const inside = (
    <>
      <FileSign><Icon aria-hidden size={18} /></FileSign>
      <span className="min-w-0 flex-1">
        {onOpen && <span className="sr-only">{t('media.open', { name })}</span>}
        <span dir="auto" aria-hidden={onOpen !== undefined} className="block truncate text-sm font-medium">{name}</span>
        <span className="tabular block truncate text-xs text-ink-3">{facts}</span>
      </span>
    </>
  );
  if (address === null) return <div className="flex w-72 max-w-full items-center gap-2.5 py-0.5">{inside}</div>;
  if (onOpen) {
    return (
      <div className="flex w-72 max-w-full items-center gap-1">
        <button type="button" onClick={onOpen} className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md py-0.5 text-left hover:opacity-80">{inside}</button>
        <a href={address} download={name} aria-label={t('media.download', { name })} className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-md:size-9"><Download aria-hidden size={15} /></a>
      </div>
    );
  }
  return (
    <a href={address} download={name} className="group/file flex w-72 max-w-full items-center gap-2.5 rounded-md py-0.5">
      <span className="sr-only">{t('media.save')}</span>
      {inside}
      <span aria-hidden className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 group-hover/file:bg-hover group-hover/file:text-ink"><Download size={15} /></span>
    </a>
  );
}

export function FileSign({ children }: { children: ReactNode }) {
  return <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-surface text-ink-2">{children}</span>;
}

/** Where a file should be and is not: what happened, and what to do; the provider's own words for who asks for them. */
export function FileTrouble({ title, hint, reason = null }: { title: string; hint: string; reason?: string | null }) {
  return (
    <div title={reason ?? undefined} className="flex w-72 max-w-full items-center gap-2.5 py-0.5">
      <FileSign><TriangleAlert aria-hidden size={17} className="text-waiting" /></FileSign>
      <span className="min-w-0">
        <span className="block text-sm font-medium">{title}</span>
        <span className="block text-xs text-ink-3">{hint}</span>
      </span>
    </div>
  );
}
