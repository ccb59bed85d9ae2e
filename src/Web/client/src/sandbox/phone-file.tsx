import { Download, FileText } from 'lucide-react';
import { mediaAddress, type MediaKind } from './phone-api';

interface PhoneFileProps {
  kind: MediaKind;
  id: string;
  name: string;
  alt: string;
}

/** A file as a phone shows it, in a box that is there before the bytes are. */
export function PhoneFile({ kind, id, name, alt }: PhoneFileProps) {
  const address = mediaAddress(id);
  switch (kind) {
    case 'sticker':
      return <img src={address} alt={alt} width={112} height={112} className="size-28 object-contain" />;
    case 'image':
      return (
        <a href={address} target="_blank" rel="noopener noreferrer" className="-mx-1 block h-44 w-64 max-w-[calc(100%+0.5rem)] overflow-hidden rounded-lg bg-pressed">
          <img src={address} alt={alt} width={256} height={176} className="size-full object-cover" />
        </a>
      );
    case 'video':
      return <video controls preload="metadata" src={address} aria-label={name} className="block aspect-video w-64 max-w-full rounded-lg bg-bezel"><track kind="captions" /></video>;
    case 'audio':
    case 'voice':
      return <audio controls preload="metadata" src={address} aria-label={name} className="block h-10 w-64 max-w-full"><track kind="captions" /></audio>;
    case 'document':
      return (
        <a href={address} target="_blank" rel="noopener noreferrer" className="flex w-60 max-w-full items-center gap-2 py-0.5">
          <FileText aria-hidden size={18} className="shrink-0" />
          <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
          <Download aria-hidden size={15} className="shrink-0 text-ink-3" />
        </a>
      );
  }
}
